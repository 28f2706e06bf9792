// The moments of the rehearsal: in order, and each in the stage that its name promises.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deadlinesAt } from '../../server/policy/deadlines.ts'
import { readTurn } from '../../server/rehearsal/form.ts'
import { MOMENTS, momentAt } from '../../server/rehearsal/moments.ts'
import { PERSONA_KEYS } from '../../server/rehearsal/types.ts'
import { example } from '../../server/setup/example.ts'

test('the moments follow each other', () => {
  const instants = MOMENTS.map(({ at }) => at.epochMilliseconds)
  assert.deepEqual(
    instants,
    instants.toSorted((a, b) => a - b),
  )
  for (const { key, at } of MOMENTS) {
    assert.equal(momentAt(at), key)
    assert.equal(momentAt(at.add({ seconds: 1 })), key)
  }
  assert.equal(momentAt(Temporal.Instant.from('2023-01-01T00:00Z')), 'call-open')
})

test('submission is open one hour before the deadline, and not just after', () => {
  const open = MOMENTS.filter(({ at }) => deadlinesAt(example.stages, at).submission?.open)
  assert.deepEqual(
    open.map(({ key }) => key),
    ['call-open', 'hour-before'],
  )
})

test('no persona stands twice', () => {
  assert.equal(new Set(PERSONA_KEYS).size, 8)
})

test('a moment that this rehearsal does not have is refused like any other word', () => {
  const late = MOMENTS.slice(6)
  const asked = (stage: string) => readTurn({ stage }, late, 'Pacific/Honolulu')
  assert.deepEqual(asked('eve'), { ok: true, value: 'eve' })
  const refused = asked('bidding')
  assert.ok(!refused.ok)
  assert.match(refused.problems.stage ?? '', /no such moment/)
})
