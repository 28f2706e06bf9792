// Chairs visit every address in every chapter, and find exactly the canaries that they may know of.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { walk } from './canaries.ts'

// Rules 1, 10, 11, 12, 17, 23 and 39.
test('chairs find what they may know, and nothing else', (t) =>
  inHouse(async (house) => {
    const viewers = ['chair', 'chairAuthor', 'connie'] as const
    const { faults, tally } = await walk(house, [...viewers])
    assert.deepEqual(faults, [])
    t.diagnostic(
      `${viewers.length} people, ${tally.visits} visits, ${tally.compared} compared with what never was`,
    )
    assert.ok(tally.visits > 2000 && tally.compared > 100, JSON.stringify(tally))
  }))
