// Reviewers and the public visit every address in every chapter, and find exactly the canaries that they may know of.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { walk } from './canaries.ts'

test('reviewers and the public find what they may know, and nothing else', () =>
  inHouse(async (house) => {
    const viewers = ['one', 'idle', 'declined', 'free', 'visitor', 'ghost'] as const
    assert.deepEqual(await walk(house, [...viewers]), [])
  }))
