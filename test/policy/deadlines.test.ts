// policy/deadlines as a table of instants: windows are half open, the grace lies behind the official close.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closingAt } from '../../server/core/dates.ts'
import type { Stage } from '../../server/core/tables.ts'
import { deadlinesAt, finishedInTime, isLate, stageNow } from '../../server/policy/deadlines.ts'

const at = (text: string) => Temporal.Instant.from(text)
const OPENS = at('2023-05-01T12:00:00Z')
/** What a chair types as 2023/05/31 lasts to the end of that day anywhere on Earth. */
const CLOSES = closingAt('2023/05/31', 'Etc/GMT+12') ?? assert.fail()
const submission: Stage = { name: 'submission', opens_at: OPENS, closes_at: CLOSES, hard: true }
const NANO = { nanoseconds: 1000 }

// Rule 42.
test('a day as a deadline lasts until it is over anywhere on Earth', () => {
  assert.equal(CLOSES.toString(), '2023-06-01T12:00:00Z')
})

// Rules 42 and 44.
test('from the opening until the close and its grace, half open at both ends', () => {
  const GRACE_ENDS = CLOSES.add({ minutes: 10 })
  const table: [Temporal.Instant, open: boolean, over: boolean, late: boolean][] = [
    [OPENS.subtract(NANO), false, false, false],
    [OPENS, true, false, false],
    [CLOSES.subtract(NANO), true, false, false],
    [CLOSES, true, false, true],
    [GRACE_ENDS.subtract(NANO), true, false, true],
    [GRACE_ENDS, false, true, true],
  ]
  for (const [now, open, over, late] of table) {
    const window = deadlinesAt([submission], now).submission
    assert.deepEqual([window?.open, window?.over, isLate(window, now)], [open, over, late], now.toString())
  }
})

test('the close that is shown is the official one', () => {
  const window = deadlinesAt([submission], OPENS).submission
  assert.equal(window?.closesAt.toString(), CLOSES.toString())
  assert.equal(window?.opensAt?.toString(), OPENS.toString())
  assert.equal(window?.hard, true)
})

test('a stage without an opening has always been open, and one that is not planned is never late', () => {
  const longAgo = at('1999-01-01T00:00:00Z')
  assert.equal(deadlinesAt([{ ...submission, opens_at: null }], longAgo).submission?.open, true)
  assert.equal(deadlinesAt([], CLOSES).submission, undefined)
  assert.equal(isLate(undefined, CLOSES), false)
})

// Rule 43.
test('an upload counts when it began in time and crossed the close, for the grace from its end', () => {
  const window = deadlinesAt([submission], CLOSES).submission
  const end = CLOSES.add({ minutes: 10 })
  const minutes = (n: number) => end.add({ seconds: Math.round(60 * n) })
  const table: [began: number, stored: number, now: number, counts: boolean][] = [
    [-1, 1, 2, true],
    [-1, 1, 10.9, true],
    [-1, 1, 11, false],
    [-60, 300, 305, true],
    [0, 1, 2, false],
    [-2, -1, 1, false],
    [-1, 0, 1, true],
  ]
  for (const [began, stored, now, counts] of table) {
    const upload = { began_at: minutes(began), stored_at: minutes(stored) }
    assert.equal(finishedInTime(upload, window, minutes(now)), counts, `${began} ${stored} ${now}`)
  }
  assert.equal(finishedInTime(undefined, window, minutes(1)), false)
  const upload = { began_at: minutes(-1), stored_at: minutes(1) }
  assert.equal(finishedInTime(upload, undefined, minutes(2)), false)
})

test('the stage now is the first that is not over', () => {
  const review: Stage = { name: 'review', opens_at: null, closes_at: CLOSES.add({ hours: 240 }), hard: false }
  const stageAt = (now: Temporal.Instant) => stageNow(deadlinesAt([review, submission], now))
  assert.equal(stageAt(OPENS.subtract(NANO)), 'submission')
  assert.equal(stageAt(CLOSES.add({ minutes: 9 })), 'submission')
  assert.equal(stageAt(CLOSES.add({ minutes: 10 })), 'review')
  assert.equal(stageAt(CLOSES.add({ hours: 241 })), null)
})
