// May I: whom a reviewer proposed instead is invited by chairs without a conflict, once, and never against a conflict.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { InReviewFacts } from '../../server/policy/papers.ts'
import { mayInviteSubstitute, type SubstituteFacts } from '../../server/policy/substitutes.ts'
import { because } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'
import { START } from '../support/people.ts'

const paper: InReviewFacts = { id: 7, submitted_at: START, withdrawn_at: null, desk_rejected_at: null }
const free: SubstituteFacts = { isReviewer: false, conflicted: false, invited: false, declined: false }
const chair: Viewer = { ...visitor, personId: 1, isChair: true }

test('only chairs without a conflict invite whom a reviewer proposed', () => {
  equal(mayInviteSubstitute(chair, paper, free), 'yes')
  for (const viewer of [
    visitor,
    { ...chair, conflicted: new Set([7]) },
    { ...visitor, personId: 2, isReviewer: true, assigned: new Set([7]) },
  ])
    equal(mayInviteSubstitute(viewer, paper, free), 'hidden')
})

test('nobody in conflict, nobody who is a reviewer, nobody twice', () => {
  for (const [change, words] of [
    [{ conflicted: true, isReviewer: true }, /conflict with the paper/],
    [{ isReviewer: true }, /is a reviewer already/],
    [{ invited: true }, /not answered yet/],
    [{ declined: true }, /invited and declined/],
  ] as const)
    match(because(mayInviteSubstitute(chair, paper, { ...free, ...change })) ?? '', words)
  match(because(mayInviteSubstitute(chair, { ...paper, withdrawn_at: START }, free)) ?? '', /in review/)
})
