// Authors, reviewers and the public visit every address in every chapter, and find exactly the canaries that they may know of.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { walk } from './canaries.ts'

// Rules 1, 2, 3, 5, 7, 9, 12, 16, 26 and 39.
test('authors, reviewers and the public find what they may know, and nothing else', (t) =>
  inHouse(async (house) => {
    const viewers = [
      'author',
      'rejected',
      'other',
      'one',
      'idle',
      'declined',
      'free',
      'visitor',
      'ghost',
    ] as const
    const { faults, tally } = await walk(house, [...viewers])
    assert.deepEqual(faults, [])
    t.diagnostic(
      `${viewers.length} people, ${tally.visits} visits, ${tally.compared} compared with what never was`,
    )
    assert.ok(tally.visits > 2000 && tally.compared > 100, JSON.stringify(tally))
  }))
