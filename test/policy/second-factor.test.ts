// Truth tables of second factors: who sets one up, who requires it of chairs, who removes it, and who goes no further without it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  mayGoOn,
  mayRemoveFactor,
  mayRequireFactor,
  maySetUpFactor,
} from '../../server/policy/second-factor.ts'
import type { Verdict } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

const author: Viewer = { ...visitor, personId: 3, confirmed: true }
const VIEWERS: Record<string, Viewer> = {
  visitor,
  unconfirmed: { ...author, confirmed: false },
  author,
  reviewer: { ...author, personId: 4, isReviewer: true },
  chair: { ...author, personId: 1, isChair: true },
  conflicted: { ...author, personId: 2, isChair: true, conflicted: new Set([7]) },
}

const letter = (verdict: Verdict) => (typeof verdict === 'object' ? 'b' : verdict[0])
/** visitor, unconfirmed, author, reviewer, chair, conflicted chair: y(es), h(idden), b(ecause) */
const row = (ask: (viewer: Viewer) => Verdict) =>
  Object.values(VIEWERS)
    .map((viewer) => letter(ask(viewer)))
    .join('')

test('whoever owns a confirmed account sets one up, and one at a time', () => {
  assert.equal(
    row((viewer) => maySetUpFactor(viewer, { on: false })),
    'hbyyyy',
  )
  assert.equal(
    row((viewer) => maySetUpFactor(viewer, { on: true })),
    'hbbbbb',
  )
})

test('chairs with one require it of chairs', () => {
  assert.equal(
    row((viewer) => mayRequireFactor(viewer, { on: true })),
    'hhhhyy',
  )
  assert.equal(
    row((viewer) => mayRequireFactor(viewer, { on: false })),
    'hhhhbb',
  )
})

test('chairs remove it from others', () => {
  assert.equal(
    row((viewer) => mayRemoveFactor(viewer, { id: 9 })),
    'hhhhyy',
  )
  assert.equal(
    row((viewer) => mayRemoveFactor(viewer, { id: 1 })),
    'hhhhby',
  )
})

test('where it is required, chairs without it go no further, and nobody else is stopped', () => {
  const each = (required: boolean, on: boolean) => row((viewer) => mayGoOn(viewer, { required, on }))
  assert.equal(each(true, false), 'yyyybb')
  for (const [required, on] of [
    [true, true],
    [false, false],
    [false, true],
  ] as const)
    assert.equal(each(required, on), 'yyyyyy')
})
