// Truth table of the mail in policy/people: who may read which letter, dispatch a batch, and try a letter again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayKeepLetter } from '../../server/policy/letters.ts'
import * as policy from '../../server/policy/people.ts'
import { because } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'
import { START } from '../support/people.ts'

const chair: Viewer = { ...visitor, personId: 1, isChair: true }
const conflictedChair: Viewer = { ...chair, personId: 2, conflicted: new Set([7, 8]) }
const reviewer: Viewer = { ...visitor, personId: 3, isReviewer: true, assigned: new Set([7]) }
const author: Viewer = { ...visitor, personId: 4, authored: new Set([7]), conflicted: new Set([7]) }

test('the outbox is for chairs', () => {
  assert.equal(policy.mayReadOutbox(chair), 'yes')
  for (const viewer of [visitor, reviewer, author]) assert.equal(policy.mayReadOutbox(viewer), 'hidden')
})

test('a letter is hidden from a chair in conflict with everything that it speaks of', () => {
  const table: [number[], boolean][] = [
    [[], true],
    [[7], false],
    [[7, 8], false],
    [[7, 9], true],
    [[9], true],
  ]
  for (const [papers, seen] of table) {
    assert.equal(policy.maySeeLetter(chair, papers), 'yes', `${papers}`)
    assert.equal(policy.maySeeLetter(conflictedChair, papers), seen ? 'yes' : 'hidden', `${papers}`)
    for (const viewer of [visitor, reviewer, author]) {
      assert.equal(policy.maySeeLetter(viewer, papers), 'hidden')
    }
  }
})

test('a batch is dispatched once, by a chair, unless it was discarded', () => {
  const batch = { dispatched_at: null, discarded_at: null }
  assert.equal(policy.mayDispatchBatch(chair, batch), 'yes')
  assert.equal(policy.mayDispatchBatch(reviewer, batch), 'hidden')
  const dispatched = policy.mayDispatchBatch(chair, { ...batch, dispatched_at: START })
  assert.equal(because(dispatched), 'These letters have been dispatched already.')
  const discarded = policy.mayDispatchBatch(chair, { ...batch, discarded_at: START })
  assert.equal(because(discarded), 'These letters were discarded.')
})

test('only a letter that failed is tried again, by a chair who may read it', () => {
  const failed = { failed_at: START }
  assert.equal(policy.mayRetryLetter(chair, [7], failed), 'yes')
  assert.equal(policy.mayRetryLetter(conflictedChair, [7], failed), 'hidden')
  assert.equal(policy.mayRetryLetter(reviewer, [], failed), 'hidden')
  assert.equal(
    because(policy.mayRetryLetter(chair, [7], { failed_at: null })),
    'This letter has not failed, so there is nothing to try again.',
  )
})

test('a letter is kept by whoever still is to each of its papers what it was written to', () => {
  const table: [Viewer, Parameters<typeof mayKeepLetter>[1], boolean][] = [
    [chair, 'chairs', true],
    [chair, 'reviewers', true],
    [conflictedChair, 'chairs', false],
    [reviewer, 'reviewers', true],
    [reviewer, 'chairs', false],
    [author, 'authors', true],
    [author, 'reviewers', false],
    [{ ...author, isChair: true }, 'chairs', false],
    [{ ...author, isChair: true }, 'authors', true],
    [visitor, 'anyone', false],
  ]
  for (const [viewer, audience, kept] of table) {
    assert.equal(mayKeepLetter(viewer, audience, [7]), kept ? 'yes' : 'hidden', audience)
    assert.equal(mayKeepLetter(viewer, audience, []), 'yes', audience)
  }
})
