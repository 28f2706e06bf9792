// Truth tables of looking as another person, and of who reads what a search for leaks found.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayLookAs, mayOpenWhileLooking, seenThrough } from '../../server/policy/looking.ts'
import { mayReadReview } from '../../server/policy/reviews.ts'
import { maySeeExtent, maySeeLeak, maySeeSecurity } from '../../server/policy/security.ts'
import { yes } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

const chair: Viewer = { ...visitor, personId: 1, isChair: true }
const conflicted: Viewer = { ...chair, personId: 2, conflicted: new Set([7]) }
const reviewer: Viewer = { ...visitor, personId: 3, isReviewer: true, assigned: new Set([7, 8]) }

// Rule 34.
test('chairs look as people who are no chairs, and as themselves without looking', () => {
  assert.equal(mayLookAs(chair, { id: 3, isChair: false }), 'yes')
  assert.equal(yes(mayLookAs(chair, { id: 2, isChair: true })), false)
  assert.equal(yes(mayLookAs(chair, { id: 1, isChair: true })), false)
  assert.equal(mayLookAs(reviewer, { id: 4, isChair: false }), 'hidden')
})

// Rules 15 and 34.
test('what is seen is what both may see: no paper in conflict with the chair, no draft of the other', () => {
  const draft = {
    paper_id: 8,
    person_id: 3,
    submitted_at: null,
    refused_at: null,
    released: false,
    live: true,
    postponed_until: null,
  }
  assert.equal(mayReadReview(reviewer, draft, 'after-own'), 'yes')
  assert.equal(mayReadReview(seenThrough(chair, reviewer), draft, 'after-own'), 'hidden')
  const seen = seenThrough(conflicted, reviewer)
  assert.deepEqual([...seen.assigned], [8])
  assert.ok(seen.conflicted.has(7))
  assert.equal(seenThrough(chair, conflicted).isChair, false)
})

// Rules 34 and 39.
test('while looking, pages are read that are nobody’s alone, and nothing is sent', () => {
  for (const path of ['/', '/desk', '/papers', '/papers/7', '/reviews', '/programme', '/finder'])
    assert.equal(mayOpenWhileLooking('GET', path), 'yes', path)
  for (const path of ['/account', '/account/data.zip', '/reviews/7', '/files/7', '/papers/7/edit', '/bids'])
    assert.equal(yes(mayOpenWhileLooking('GET', path)), false, path)
  assert.equal(yes(mayOpenWhileLooking('POST', '/papers')), false)
})

// Rule 10.
test('a leak of a paper is told to chairs without a conflict, and sums to chairs without any', () => {
  for (const [viewer, report, ofPaper, ofNone] of [
    [chair, 'yes', 'yes', 'yes'],
    [conflicted, 'yes', 'hidden', 'hidden'],
    [reviewer, 'hidden', 'hidden', 'hidden'],
    [visitor, 'hidden', 'hidden', 'hidden'],
  ] as const) {
    assert.equal(maySeeSecurity(viewer), report)
    assert.equal(maySeeLeak(viewer, { paper: 7 }), ofPaper)
    assert.equal(maySeeLeak(viewer, { paper: null }), ofNone)
    assert.equal(maySeeExtent(viewer), ofNone)
  }
})
