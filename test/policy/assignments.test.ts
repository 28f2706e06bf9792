// Assignments: who assigns, changes, adopts, ends and sends them, fact by fact.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  mayAdopt,
  mayAskStandin,
  mayAssign,
  mayAssignPair,
  mayChangeProposals,
  mayDispatchAssignments,
  mayEndAssignment,
  maySeeAssignmentOf,
  type PairFacts,
  type RunFacts,
} from '../../server/policy/assignments.ts'
import type { Deadlines } from '../../server/policy/deadlines.ts'
import { system, type Viewer, visitor } from '../../server/policy/viewer.ts'

const NOW = Temporal.Instant.from('2023-06-02T12:00:00Z')
const only = new Set([7])
const chair: Viewer = { ...visitor, personId: 1, isChair: true }
const inConflict: Viewer = { ...chair, conflicted: only }
const reviewer: Viewer = { ...visitor, personId: 2, isReviewer: true, assigned: only }
type InReview = Parameters<typeof mayAssignPair>[1]
const paper: InReview = { id: 7, submitted_at: NOW, withdrawn_at: null, desk_rejected_at: null }
const free: PairFacts = {
  isReviewer: true,
  conflicted: false,
  standing: false,
  refused: false,
  forbidden: false,
}

const reasonOf = (verdict: ReturnType<typeof mayAdopt>) =>
  typeof verdict === 'string' ? verdict : verdict.because

// Rules 31 and 32.
test('assignments are for chairs without a conflict, and for the workshop itself', () => {
  const rows: [Viewer, string, string][] = [
    [chair, 'yes', 'yes'],
    [inConflict, 'yes', 'hidden'],
    [system, 'yes', 'yes'],
    [reviewer, 'hidden', 'hidden'],
    [visitor, 'hidden', 'hidden'],
  ]
  for (const [viewer, assigns, sees] of rows) {
    assert.equal(mayAssign(viewer), assigns)
    assert.equal(maySeeAssignmentOf(viewer, paper.id), sees)
    assert.equal(mayAssignPair(viewer, paper, free), sees)
  }
})

// Rule 30.
test('a pair that cannot be is refused with its reason, a conflict whatever else holds', () => {
  const rows: [Partial<PairFacts>, Partial<InReview>, RegExp][] = [
    [{ conflicted: true }, {}, /A conflict is never assigned/],
    [{ conflicted: true, standing: true, refused: true }, {}, /A conflict is never assigned/],
    [{ refused: true }, {}, /handed the paper back/],
    [{ forbidden: true }, {}, /has ruled this pair out/],
    [{ standing: true }, {}, /has the paper already/],
    [{ isReviewer: false }, {}, /not a reviewer/],
    [{}, { withdrawn_at: NOW }, /Only a paper in review/],
    [{}, { submitted_at: null }, /Only a paper in review/],
    [{}, { desk_rejected_at: NOW }, /Only a paper in review/],
  ]
  for (const [pair, facts, reason] of rows) {
    assert.match(reasonOf(mayAssignPair(chair, { ...paper, ...facts }, { ...free, ...pair })), reason)
  }
})

test('an assignment ends unless its review is in; one suspended by a conflict ends always', () => {
  const standing = { paper_id: 7, ended_at: null, submitted: false, suspended: false }
  assert.equal(mayEndAssignment(chair, standing), 'yes')
  assert.equal(mayEndAssignment(chair, { ...standing, submitted: true, suspended: true }), 'yes')
  assert.match(reasonOf(mayEndAssignment(chair, { ...standing, submitted: true })), /review is submitted/)
  assert.match(reasonOf(mayEndAssignment(chair, { ...standing, ended_at: NOW })), /ended already/)
  for (const viewer of [inConflict, reviewer, visitor])
    assert.equal(mayEndAssignment(viewer, standing), 'hidden')
})

test('a run is adopted and changed once it is computed, once, and not after another', () => {
  const done: RunFacts = { finished_at: NOW, failure: null, adopted_at: null, overtaken: false }
  const rows: [Partial<RunFacts>, RegExp][] = [
    [{}, /^yes$/],
    [{ finished_at: null }, /still being computed/],
    [{ failure: 'It cannot be.' }, /failed/],
    [{ adopted_at: NOW }, /adopted already/],
    [{ overtaken: true }, /Another run was adopted since/],
  ]
  for (const [facts, reason] of rows) {
    assert.match(reasonOf(mayAdopt(chair, { ...done, ...facts })), reason)
    assert.match(reasonOf(mayChangeProposals(chair, { ...done, ...facts })), reason)
  }
  assert.equal(mayAdopt(reviewer, done), 'hidden')
})

// Rule 45.
test('nobody is asked to step in where a hard deadline has closed reviews', () => {
  const over = { opensAt: null, closesAt: NOW, open: false, over: true }
  const at = (hard: boolean) => ({ now: NOW, submission: { ...over, hard: true }, review: { ...over, hard } })
  assert.equal(mayAskStandin(chair, at(false), false), 'yes')
  assert.match(reasonOf(mayAskStandin(chair, at(true), false)), /could not send one/)
  assert.match(reasonOf(mayAskStandin(chair, { now: NOW }, false)), /Submissions are still open/)
  assert.equal(mayAskStandin(reviewer, at(false), false), 'hidden')
})

test('assignments are sent when papers can no longer change, or with early reading', () => {
  const window = (over: boolean): Deadlines => ({
    now: NOW,
    submission: { opensAt: null, closesAt: NOW, open: !over, over, hard: true },
  })
  assert.equal(mayDispatchAssignments(chair, window(true), false), 'yes')
  assert.equal(mayDispatchAssignments(chair, window(false), true), 'yes')
  assert.match(reasonOf(mayDispatchAssignments(chair, window(false), false)), /Submissions are still open/)
  assert.match(reasonOf(mayDispatchAssignments(chair, { now: NOW }, false)), /Submissions are still open/)
  assert.equal(mayDispatchAssignments(reviewer, window(true), true), 'hidden')
})
