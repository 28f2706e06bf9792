// Authors and chairs visit every address in every chapter, and find exactly the canaries that they may know of.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { walk } from './canaries.ts'

test('authors and chairs find what they may know, and nothing else', () =>
  inHouse(async (house) => {
    const viewers = ['author', 'chairAuthor', 'connie', 'chair', 'rejected', 'other'] as const
    assert.deepEqual(await walk(house, [...viewers]), [])
  }))
