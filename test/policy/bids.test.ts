// The truth table of bids: who may hold a list, when it is open, on which papers, and who reads what was bid.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Stage } from '../../server/core/tables.ts'
import { mayBid, mayBidNow, mayHoldBids, maySeeBid, maySeeBidding } from '../../server/policy/bids.ts'
import { deadlinesAt } from '../../server/policy/deadlines.ts'
import { because } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

const at = (text: string) => Temporal.Instant.from(text)
const BIDDING: Stage = {
  name: 'bidding',
  opens_at: at('2027-06-01T00:00Z'),
  closes_at: at('2027-06-04T00:00Z'),
  hard: false,
}
const during = deadlinesAt([BIDDING], at('2027-06-02T00:00Z'))
const early = deadlinesAt([BIDDING], at('2027-05-31T23:59Z'))
const late = deadlinesAt([BIDDING], at('2027-06-04T00:10Z'))
const never = deadlinesAt([], at('2027-06-02T00:00Z'))

const person = (more: Partial<Viewer>): Viewer => ({ ...visitor, personId: 7, confirmed: true, ...more })
const reviewer = person({ isReviewer: true })
const chair = person({ isChair: true, personId: 8 })
const inConflict = new Set([1])

const NOW = at('2027-05-20T00:00Z')
const paper = { id: 1, submitted_at: NOW, withdrawn_at: null, desk_rejected_at: null }

// Rules 28 and 29.
test('only reviewers hold a list of bids, and only chairs see the bidding', () => {
  for (const viewer of [visitor, person({}), chair]) assert.equal(mayHoldBids(viewer), 'hidden')
  for (const viewer of [visitor, person({}), reviewer]) assert.equal(maySeeBidding(viewer), 'hidden')
  assert.equal(mayHoldBids(reviewer), 'yes')
  assert.equal(maySeeBidding(chair), 'yes')
})

test('bids are made while bidding is open, with a silent grace', () => {
  assert.equal(mayBidNow(reviewer, during), 'yes')
  assert.equal(mayBidNow(reviewer, deadlinesAt([BIDDING], at('2027-06-04T00:09:59Z'))), 'yes')
  assert.match(because(mayBidNow(reviewer, early)) ?? '', /not open yet/)
  assert.match(because(mayBidNow(reviewer, late)) ?? '', /closed/)
  assert.match(because(mayBidNow(reviewer, never)) ?? '', /holds no bidding/)
  assert.equal(mayBidNow(chair, during), 'hidden')
})

test('a paper in conflict, a draft and what left the review are as if they were not there', () => {
  assert.equal(mayBid(reviewer, paper, during), 'yes')
  assert.match(because(mayBid(reviewer, paper, late)) ?? '', /closed/)
  for (const hidden of [{ submitted_at: null }, { withdrawn_at: NOW }, { desk_rejected_at: NOW }])
    for (const deadlines of [early, during, late])
      assert.equal(mayBid(reviewer, { ...paper, ...hidden }, deadlines), 'hidden')
  for (const deadlines of [early, during, late])
    assert.equal(mayBid({ ...reviewer, conflicted: inConflict }, paper, deadlines), 'hidden')
})

test('a bid is for its owner and for unconflicted chairs', () => {
  const bid = { paper_id: 1, person_id: 7 }
  assert.equal(maySeeBid(reviewer, bid), 'yes')
  assert.equal(maySeeBid(chair, bid), 'yes')
  assert.equal(maySeeBid({ ...reviewer, personId: 9 }, bid), 'hidden')
  assert.equal(maySeeBid(visitor, bid), 'hidden')
  for (const viewer of [reviewer, chair])
    assert.equal(maySeeBid({ ...viewer, conflicted: inConflict }, bid), 'hidden')
})
