// What a reviewer may say of a task, fact by fact, and who answers a request for more days.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deadlinesAt } from '../../server/policy/deadlines.ts'
import {
  mayAcceptTask,
  mayAnswerDeferral,
  mayAskForDays,
  mayGiveDays,
  mayOpenTask,
  mayResumeTask,
  maySayUnable,
  maySeeDeferrals,
  type TaskFacts,
} from '../../server/policy/tasks.ts'
import type { Verdict } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

const closes = Temporal.Instant.from('2023-06-13T12:00:00Z')
const stage = { name: 'review' as const, opens_at: null, closes_at: closes, hard: true }
const during = deadlinesAt([stage], closes.subtract({ hours: 20 }))
const after = deadlinesAt([stage], closes.add({ hours: 20 }))
const only = new Set([7])
const writer: Viewer = { ...visitor, personId: 2, isReviewer: true, assigned: only }
const viewers = {
  writer,
  peer: { ...writer, personId: 3 },
  chair: { ...visitor, personId: 6, isChair: true },
  inConflict: { ...visitor, personId: 8, isChair: true, conflicted: only },
  conflicted: { ...writer, conflicted: only },
  visitor,
}
const fresh: TaskFacts = {
  paper_id: 7,
  person_id: 2,
  submitted_at: null,
  refused_at: null,
  released: false,
  live: true,
  postponed_until: null,
  saved_at: null,
  accepted_at: null,
  unable_at: null,
  asking: false,
}
const said = closes.subtract({ hours: 30 })

const word = (verdict: Verdict) => (typeof verdict === 'string' ? verdict : verdict.because)
type May = typeof mayAcceptTask
const asks: Record<string, May> = { mayAcceptTask, mayAskForDays, maySayUnable }
const ask = (may: May, viewer: Viewer, task: TaskFacts, at = during) =>
  word(may(viewer, task, at, 'after-own'))

test('only its reviewer speaks of a task, while the review can be sent', () => {
  for (const [name, may] of Object.entries(asks)) {
    assert.equal(ask(may, viewers.writer, fresh), 'yes', name)
    assert.match(ask(may, viewers.chair, fresh), /Only its reviewer/, name)
    for (const who of ['peer', 'inConflict', 'conflicted', 'visitor'] as const)
      assert.equal(ask(may, viewers[who], fresh), 'hidden', `${name} ${who}`)
    assert.match(ask(may, writer, { ...fresh, submitted_at: said }), /nothing is left to do/, name)
    assert.match(ask(may, writer, fresh, after), /deadline has passed/, name)
    assert.equal(
      ask(may, writer, { ...fresh, postponed_until: closes.add({ hours: 48 }) }, after),
      'yes',
      name,
    )
    assert.equal(ask(may, writer, { ...fresh, live: false }), 'hidden', name)
  }
})

test('what was said already is not said twice, and only that can be taken back', () => {
  const rows: [May, Partial<TaskFacts>, RegExp][] = [
    [mayAcceptTask, { accepted_at: said }, /taken this paper already/],
    [mayAcceptTask, { saved_at: said }, /taken this paper already/],
    [mayAskForDays, { asking: true }, /have asked already/],
    [mayAskForDays, { unable_at: said }, /^yes$/],
    [maySayUnable, { unable_at: said }, /said so already/],
    [maySayUnable, { asking: true, saved_at: said }, /^yes$/],
    [mayResumeTask, {}, /Nothing is to be taken back/],
    [mayResumeTask, { unable_at: said }, /^yes$/],
  ]
  for (const [may, facts, answer] of rows) assert.match(ask(may, writer, { ...fresh, ...facts }), answer)
  assert.match(ask(mayAskForDays, writer, fresh, deadlinesAt([], closes)), /have no date yet/)
})

test('that a PDF was opened is noted for its reviewer alone, and not when a chair watches', () => {
  assert.equal(mayOpenTask(writer, fresh), 'yes')
  assert.equal(mayOpenTask({ ...writer, watched: true }, fresh), 'hidden')
  assert.equal(mayOpenTask(writer, { ...fresh, live: false }), 'hidden')
  assert.equal(mayOpenTask(viewers.chair, fresh), 'hidden')
})

// Rules 10 and 45.
test('a chair without a conflict answers once, while the review is waited for', () => {
  const open = { paper_id: 7, answered_at: null, moot: false }
  const rows: [Viewer, object, RegExp][] = [
    [viewers.chair, {}, /^yes$/],
    [viewers.inConflict, {}, /^hidden$/],
    [writer, {}, /^hidden$/],
    [viewers.chair, { answered_at: said }, /answered this already/],
    [viewers.chair, { moot: true }, /not waited for any more/],
  ]
  for (const [viewer, facts, answer] of rows)
    assert.match(word(mayAnswerDeferral(viewer, { ...open, ...facts })), answer)
  assert.equal(maySeeDeferrals(viewers.inConflict), 'yes')
  assert.equal(maySeeDeferrals(writer), 'hidden')
})

// Rules 10 and 45.
test('a chair without a conflict gives days unasked, to others than themselves, while the review is waited for', () => {
  const rows: [Viewer, Partial<TaskFacts>, RegExp][] = [
    [viewers.chair, {}, /^yes$/],
    [viewers.chair, { saved_at: said, unable_at: said }, /^yes$/],
    [{ ...viewers.chair, personId: 2 }, {}, /Another chair/],
    [viewers.inConflict, {}, /^hidden$/],
    [writer, {}, /^hidden$/],
    [viewers.chair, { submitted_at: said }, /is sent/],
    [viewers.chair, { live: false }, /not waited for any more/],
    [viewers.chair, { released: true }, /not waited for any more/],
    [viewers.chair, { asking: true }, /asked for more days already/],
  ]
  for (const [viewer, facts, answer] of rows)
    assert.match(word(mayGiveDays(viewer, { ...fresh, ...facts }, after)), answer)
  assert.match(word(mayGiveDays(viewers.chair, fresh, deadlinesAt([], closes))), /have no date yet/)
})
