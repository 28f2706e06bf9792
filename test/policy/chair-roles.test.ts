// The truth table of who takes the role of chair from whom, and who says who is in charge of a paper.
import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { mayNameHandlingChair, mayRemoveChair } from '../../server/policy/chairs.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

const chair = (conflicted: number[] = []): Viewer => ({
  ...visitor,
  personId: 1,
  isChair: true,
  conflicted: new Set(conflicted),
})

const word = (verdict: unknown) =>
  typeof verdict === 'string'
    ? verdict
    : /conflict with a|Every other|at least/.exec(JSON.stringify(verdict))?.[0]

// Rules 10, 11 and 33.
test('who takes the role of chair from whom', () => {
  const of = (viewer: Viewer, person_id: number, chairs: number, orphans: number[] = []) =>
    word(mayRemoveChair(viewer, { person_id, chairs, orphans }))
  deepEqual(
    [
      of(visitor, 2, 3),
      of({ ...chair(), isChair: false, isReviewer: true }, 2, 3),
      of(chair(), 2, 3),
      of(chair(), 1, 3),
      of(chair(), 1, 1),
      of(chair([7]), 2, 3),
      of(chair([7]), 1, 3),
      of(chair([7]), 1, 3, [8]),
      of(chair(), 1, 2, [7, 8]),
    ],
    ['hidden', 'hidden', 'yes', 'yes', 'at least', 'conflict with a', 'yes', 'Every other', 'Every other'],
  )
})

// Rule 10.
test('who says who is in charge of a paper', () => {
  deepEqual(
    [visitor, { ...chair(), isChair: false }, chair([7]), chair([8])].map((viewer) =>
      mayNameHandlingChair(viewer, 7),
    ),
    ['hidden', 'hidden', 'hidden', 'yes'],
  )
})
