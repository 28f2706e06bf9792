// Truth table of policy/comments: who takes part, who reads, who writes and changes, and until when.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Stage } from '../../server/core/tables.ts'
import * as policy from '../../server/policy/comments.ts'
import { deadlinesAt } from '../../server/policy/deadlines.ts'
import { because } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'
import { person, whoAmong } from './viewers.ts'

const PAPER = 7
const of = new Set([PAPER])
const viewers = {
  visitor,
  stranger: person(90),
  idle: person(1, { isReviewer: true, assigned: of }),
  sent: person(2, { isReviewer: true, assigned: of, reviewed: of }),
  former: person(3, { isReviewer: true, reviewed: of }),
  inConflict: person(4, { isReviewer: true, assigned: of, reviewed: of, conflicted: of }),
  author: person(5, { authored: of, conflicted: of }),
  chair: person(6, { isChair: true }),
  conflictedChair: person(8, { isChair: true, conflicted: of }),
}
const whoOf = whoAmong(viewers)

const closes = Temporal.Instant.from('2023-06-15T12:00:00Z')
const stage = (name: Stage['name'], closes_at = closes): Stage => ({
  name,
  opens_at: null,
  closes_at,
  hard: false,
})
const at = (instant: Temporal.Instant, ...stages: Stage[]) => deadlinesAt(stages, instant)
const during = at(closes.subtract({ hours: 1 }), stage('discussion'))
const over = at(closes.add({ hours: 1 }), stage('discussion'))

const comment: policy.CommentFacts = {
  paper_id: PAPER,
  person_id: 2,
  starter_id: 2,
  audience: 'reviewers',
  removed_at: null,
}
type Discussed = Parameters<typeof policy.mayComment>[1]
const paper: Discussed = { id: PAPER, submitted_at: closes, withdrawn_at: null, desk_rejected_at: null }

// Rule 21.
test('who takes part, and who discusses', () => {
  assert.deepEqual(
    whoOf((viewer) => policy.mayTakePart(viewer, PAPER)),
    ['idle', 'sent', 'chair'],
  )
  const discussing = (others: 'after-own' | 'always' | 'never') =>
    whoOf((viewer) => policy.mayDiscuss(viewer, PAPER, others))
  assert.deepEqual(discussing('after-own'), ['sent', 'chair'])
  assert.deepEqual(discussing('always'), ['idle', 'sent', 'chair'])
  assert.deepEqual(discussing('never'), ['chair'])
  const why = because(policy.mayDiscuss(viewers.idle, PAPER, 'after-own'))
  assert.match(why ?? '', /once you have submitted your review/)
  assert.deepEqual(policy.discussedBy(viewers.sent, 'after-own'), [PAPER])
  assert.deepEqual(policy.discussedBy(viewers.idle, 'after-own'), [])
})

// Rules 21 and 22.
test('who reads a message', () => {
  const readers = (facts: policy.CommentFacts) =>
    whoOf((viewer) => policy.maySeeComment(viewer, facts, 'after-own'))
  assert.deepEqual(readers(comment), ['sent', 'chair'])
  assert.deepEqual(readers({ ...comment, audience: 'chairs' }), ['sent', 'chair'])
  assert.deepEqual(readers({ ...comment, audience: 'chairs', starter_id: 1, person_id: 6 }), [
    'idle',
    'chair',
  ])
  assert.deepEqual(readers({ ...comment, audience: 'chairs', starter_id: 4 }), ['chair'])
  assert.deepEqual(
    whoOf((viewer) => policy.maySeeReadings(viewer, PAPER)),
    ['chair'],
  )
})

test('who writes, and until when', () => {
  const may = (viewer: Viewer, audience: policy.Audience, deadlines = during, about: Discussed = paper) =>
    policy.mayComment(viewer, about, audience, deadlines, 'after-own')
  assert.deepEqual(
    whoOf((viewer) => may(viewer, 'reviewers')),
    ['sent', 'chair'],
  )
  assert.deepEqual(
    whoOf((viewer) => may(viewer, 'chairs')),
    ['idle', 'sent', 'chair'],
  )
  for (const who of ['sent', 'chair'] as const) {
    assert.match(because(may(viewers[who], 'reviewers', over)) ?? '', /discussion is closed/)
    assert.match(
      because(may(viewers[who], 'chairs', during, { ...paper, withdrawn_at: closes })) ?? '',
      /not in review/,
    )
  }
  assert.equal(may(viewers.author, 'chairs', over), 'hidden')
  const reviewing = at(closes.add({ hours: 1 }), stage('review'))
  assert.match(because(may(viewers.sent, 'chairs', reviewing)) ?? '', /closed/)
  const between = at(
    closes.add({ hours: 1 }),
    stage('review'),
    stage('discussion', closes.add({ hours: 48 })),
  )
  assert.equal(may(viewers.sent, 'chairs', between), 'yes')
  assert.equal(may(viewers.sent, 'chairs', at(closes)), 'yes')
})

test('only its writer changes a message, while the discussion is open', () => {
  const change = (viewer: Viewer, facts = comment, deadlines = during) =>
    policy.mayChangeComment(viewer, facts, paper, deadlines, 'after-own')
  assert.equal(change(viewers.sent), 'yes')
  assert.match(because(change(viewers.chair)) ?? '', /Only its writer/)
  assert.match(because(change(viewers.sent, { ...comment, removed_at: closes })) ?? '', /was removed/)
  assert.match(because(change(viewers.sent, comment, over)) ?? '', /closed/)
  for (const who of ['visitor', 'idle', 'inConflict', 'author', 'conflictedChair'] as const) {
    assert.equal(change(viewers[who]), 'hidden', who)
  }
})
