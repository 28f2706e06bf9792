// The example workshop fits its tables and its own timeline.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timelineFaults } from '../../server/policy/timeline.ts'
import { example } from '../../server/setup/example.ts'

test('the example timeline is possible, and its deadline counts the whole last day', () => {
  assert.deepEqual(timelineFaults(example.stages), {})
  const submission = example.stages.find(({ name }) => name === 'submission')
  assert.equal(submission?.closes_at.toString(), '2023-06-01T12:00:00Z')
  assert.equal(submission?.opens_at?.toString(), '2023-03-24T12:00:00Z')
  const day = example.stages.find(({ name }) => name === 'workshop')
  assert.deepEqual(
    [day?.opens_at?.toString(), day?.closes_at.toString()],
    ['2023-07-29T18:45:00Z', '2023-07-30T04:00:00Z'],
  )
})

test('the plan of the day has no gap and no overlap', () => {
  for (const [i, slot] of example.slots.entries()) {
    const next = example.slots[i + 1]
    assert.ok(Temporal.Instant.compare(slot.starts_at, slot.ends_at) < 0)
    if (next) assert.equal(slot.ends_at.toString(), next.starts_at.toString(), slot.title)
  }
  assert.equal(example.slots.filter(({ kind }) => kind === 'contributed-talk').length, 3)
})

test('everybody who appears is named among the people', () => {
  const named = new Set(example.people.map(({ name }) => name))
  for (const { appearances } of example.slots)
    for (const { name } of appearances) assert.ok(named.has(name), name)
})
