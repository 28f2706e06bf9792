// policy/timeline: every impossible order has its reason, and the example's timeline has none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STAGES, type Stage, type StageName } from '../../server/core/tables.ts'
import { stageInWords, timelineFaults } from '../../server/policy/timeline.ts'
import { example } from '../../server/setup/example.ts'

const FIRST = Temporal.Instant.from('2023-06-01T12:00:00Z')
const day = (n: number) => FIRST.add({ hours: 24 * n })

/** Ten days for each stage, in order. */
const usual = new Map(STAGES.map((name, index) => [name, 10 * index]))
const stages = (change: Partial<Record<StageName, number>> = {}): Stage[] =>
  [...usual].map(([name, n]) => ({ name, opens_at: null, closes_at: day(change[name] ?? n), hard: true }))

test('the example and the usual order are possible', () => {
  assert.deepEqual(timelineFaults(example.stages), {})
  assert.deepEqual(timelineFaults(stages()), {})
  assert.deepEqual(timelineFaults([]), {})
})

test('two stages may end at the same instant', () => {
  assert.deepEqual(timelineFaults(stages({ notification: 50, decision: 50 })), {})
})

const ORDER: [StageName, before: StageName, because: RegExp][] = [
  ['bidding', 'submission', /before submissions close/],
  ['assignment', 'bidding', /after bidding ends/],
  ['review', 'assignment', /after papers are assigned/],
  ['discussion', 'review', /before reviews are due/],
  ['decision', 'discussion', /before the discussion ends/],
  ['notification', 'decision', /before decisions are made/],
  ['camera_ready', 'notification', /after notification/],
  ['workshop', 'camera_ready', /before camera-ready papers are due/],
]

// Rule 46.
test('each stage must not end before the one that it follows', () => {
  for (const [later, earlier, because] of ORDER) {
    const moved = stages({ [later]: (usual.get(earlier) ?? 0) - 1 })
    const pair = moved.filter(({ name }) => name === later || name === earlier)
    const faults = timelineFaults(pair)
    assert.deepEqual(Object.keys(faults), [later])
    assert.match(faults[later] ?? '', because)
  }
})

test('also where the stages between them are not planned', () => {
  const only = (change: Partial<Record<StageName, number>>) =>
    timelineFaults(stages(change).filter(({ name }) => name in change))
  assert.match(only({ submission: 5, assignment: 4 }).assignment ?? '', /before submissions close/)
  assert.match(only({ review: 5, decision: 4 }).decision ?? '', /before reviews are due/)
  assert.match(only({ review: 5, notification: 4 }).notification ?? '', /before reviews are due/)
})

// Rule 46.
test('a date in another year than its neighbours is found', () => {
  const faults = timelineFaults(stages({ workshop: 80 + 365 }))
  assert.deepEqual(Object.keys(faults), ['workshop'])
  assert.match(faults.workshop ?? '', /another year/)
  assert.deepEqual(timelineFaults(stages({ workshop: 70 + 300 })), {})
})

test('a stage ends after it begins', () => {
  const one = (opens: number, closes: number): Stage[] => [
    { name: 'submission', opens_at: day(opens), closes_at: day(closes), hard: true },
  ]
  assert.match(timelineFaults(one(2, 1)).submission ?? '', /end before it begins/)
  assert.match(timelineFaults(one(1, 1)).submission ?? '', /end before it begins/)
  assert.deepEqual(timelineFaults(one(1, 2)), {})
})

test('every stage has words of its own', () => {
  assert.equal(new Set(STAGES.map(stageInWords)).size, STAGES.length)
})
