// Truth table of policy/decisions: who may see, make, know, release and take back a decision.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as policy from '../../server/policy/decisions.ts'
import { because } from '../../server/policy/verdict.ts'
import { visitor } from '../../server/policy/viewer.ts'
import { START } from '../support/people.ts'
import { person, whoAmong } from './viewers.ts'

const PAPER = 7
const of = new Set([PAPER])

const viewers = {
  visitor,
  stranger: person(90),
  author: person(1, { authored: of, contactOf: of, conflicted: of }),
  assigned: person(2, { isReviewer: true, assigned: of }),
  reviewed: person(3, { isReviewer: true, reviewed: of }),
  conflictedReviewer: person(4, { isReviewer: true, reviewed: of, conflicted: of }),
  otherReviewer: person(5, { isReviewer: true, assigned: new Set([8]) }),
  chair: person(6, { isChair: true }),
  conflictedChair: person(8, { isChair: true, conflicted: of }),
  authorChair: person(9, { isChair: true, authored: of, contactOf: of, conflicted: of }),
}
type Who = keyof typeof viewers
const EVERYBODY = Object.keys(viewers)

const whoMay = whoAmong(viewers)
const same = (found: string[], expected: string[], words = 'who may') =>
  assert.deepEqual(found.toSorted(), expected.toSorted(), words)

const paper = { id: PAPER, submitted_at: START, withdrawn_at: null, desk_rejected_at: null }

test('the board is for chairs; a draft on it for chairs without a conflict', () => {
  same(whoMay(policy.maySeeBoard), ['chair', 'conflictedChair', 'authorChair'])
  same(whoMay(policy.mayRelease), ['chair', 'conflictedChair', 'authorChair'])
  same(
    whoMay((viewer) => policy.maySeeDraftDecision(viewer, PAPER)),
    ['chair'],
  )
})

// Rule 10.
test('only a chair without a conflict decides, and only a paper in review', () => {
  same(
    whoMay((viewer) => policy.mayDecide(viewer, paper)),
    ['chair'],
  )
  const ended: Partial<Parameters<typeof policy.mayDecide>[1]>[] = [
    { submitted_at: null },
    { withdrawn_at: START },
    { desk_rejected_at: START },
  ]
  for (const state of ended) {
    const verdicts = Object.entries(viewers).map(([name, viewer]) => {
      const verdict = policy.mayDecide(viewer, { ...paper, ...state })
      assert.equal(verdict === 'hidden', name !== 'chair', name)
      return because(verdict)
    })
    assert.deepEqual(verdicts.filter(Boolean), ['Only a paper in review can be decided.'])
    same(
      whoMay((viewer) => policy.mayClearDecision(viewer, { ...paper, ...state })),
      ['chair'],
    )
  }
})

// Rule 23.
test('a released decision is known to its audience, and to everybody once it is public', () => {
  const hidden = { authors: false, reviewers: false, public: false }
  const table: [policy.Known, Who[]][] = [
    [hidden, []],
    [{ ...hidden, authors: true }, ['author', 'authorChair', 'chair']],
    [{ ...hidden, reviewers: true }, ['assigned', 'reviewed']],
    [
      { ...hidden, authors: true, reviewers: true },
      ['author', 'authorChair', 'chair', 'assigned', 'reviewed'],
    ],
  ]
  for (const [known, who] of table) {
    same(
      whoMay((viewer) => policy.mayKnowDecision(viewer, PAPER, known)),
      who,
      JSON.stringify(known),
    )
  }
  const announced = { ...hidden, authors: true, public: true }
  same(
    whoMay((viewer) => policy.mayKnowDecision(viewer, PAPER, announced)),
    EVERYBODY,
  )
})

test('a release is undone by the chair who released, until its letters left', () => {
  const release = { released_by: 6, undone_at: null, dispatched: false, discarded: false }
  same(
    whoMay((viewer) => policy.mayUndoRelease(viewer, release)),
    ['chair'],
  )
  const of = (change: Partial<typeof release> | { undone_at: Temporal.Instant }) =>
    because(policy.mayUndoRelease(viewers.chair, { ...release, ...change }))
  assert.equal(of({ undone_at: START }), 'This release was undone already.')
  assert.equal(of({ discarded: true }), 'Its letters were discarded, so this release stands.')
  assert.equal(of({ dispatched: true }), 'Its letters have left, so this release cannot be undone.')
  assert.equal(policy.mayUndoRelease({ ...viewers.chair, isChair: false }, release), 'hidden')
})

// Rules 6 and 27.
test('presenting is for the contacts of a paper that they know to be accepted', () => {
  const facts = { ...paper, announced: false }
  const present = (outcome: Parameters<typeof policy.mayPresent>[2], change = {}) =>
    whoMay((viewer) => policy.mayPresent(viewer, { ...facts, ...change }, outcome))
  same(present('talk'), ['author', 'authorChair'])
  same(present('poster'), ['author', 'authorChair'])
  same(present('reject'), [])
  same(present(null), [])
  same(present('talk', { withdrawn_at: START }), [])
})

test('talks and posters are accepted', () =>
  assert.deepEqual(
    (['talk', 'poster', 'reject'] as const).map((outcome) => policy.isAccepted(outcome)),
    [true, true, false],
  ))
