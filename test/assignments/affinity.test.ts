// How topics become a score.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { affinity } from '../../server/assignments/affinity.ts'

test('the share of the topics of the paper that the reviewer knows', () => {
  assert.deepEqual(
    [affinity([1, 2], [2, 7]), affinity([1, 2], [7]), affinity([1, 2], [2, 1, 9])],
    [0.5, 0, 1],
  )
  assert.equal(affinity([3, 3, 4], [4, 4, 3]), 1)
})

test('a paper without topics prefers no one', () => {
  assert.deepEqual([affinity([], [1]), affinity([], [])], [0.5, 0.5])
})

test('a reviewer without topics comes after every match and before every miss', () => {
  for (const topics of [[1], [1, 2], [1, 2, 3, 4]]) {
    assert.ok(affinity(topics, []) < affinity(topics, [1]))
    assert.ok(affinity(topics, []) > affinity(topics, [9]))
  }
})
