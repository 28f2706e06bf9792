// The estimate of a missing review: signs with names, whose points add up to the number that is shown.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expected, missingChance, type Signals } from '../../server/forecast/estimate.ts'

const DUE = Temporal.Instant.from('2023-06-13T12:00:00Z')
const SENT = DUE.subtract({ hours: 8 * 24 })
const TWO_BEFORE = DUE.subtract({ hours: 48 })
const nothing: Signals = {
  dispatched_at: SENT,
  closes_at: DUE,
  saved_at: null,
  opened_at: null,
  accepted_at: null,
  unable_at: null,
  heard_at: null,
  asking: false,
  late_before: 0,
}
const yesterday = TWO_BEFORE.subtract({ hours: 24 })
const percent = (signals: Partial<Signals>, now = TWO_BEFORE) =>
  missingChance({ ...nothing, ...signals }, now).percent

test('a reviewer who has not begun two days before the date, with every sign and its points', () => {
  const { percent, reasons } = missingChance(nothing, TWO_BEFORE)
  assert.deepEqual(
    reasons.map(({ words, points }) => `${words}: ${points}`),
    [
      'no review is certain: 3',
      'has not begun 2 days before it is due: 25',
      'has never opened the PDF: 8',
      'has not accepted: 6',
      'has been silent for three days or more: 6',
    ],
  )
  assert.equal(percent, 48)
})

test('every sign speaks in its direction', () => {
  const bare = percent({})
  const begun = { saved_at: yesterday, heard_at: yesterday }
  for (const better of [
    { opened_at: yesterday },
    { accepted_at: yesterday },
    { heard_at: yesterday },
    begun,
  ] satisfies Partial<Signals>[])
    assert.ok(percent(better) < bare, JSON.stringify(Object.keys(better)))
  for (const worse of [
    { asking: true },
    { late_before: 1 },
    { unable_at: yesterday },
  ] satisfies Partial<Signals>[])
    assert.ok(percent(worse) > bare, JSON.stringify(Object.keys(worse)))
  assert.equal(percent(begun), 3)
  assert.equal(percent({ ...begun, unable_at: yesterday }), 95)
})

test('time makes it worse, lateness each day, and nothing is ever certain', () => {
  const hours = [-190, -100, -10, 1, 30, 60, 500]
  const course = hours.map((hour) => percent({}, DUE.add({ hours: hour })))
  assert.deepEqual(
    course,
    course.toSorted((a, b) => a - b),
  )
  assert.equal(course[0], 3)
  assert.equal(course.at(-1), 98)
})

test('the points always add up, whatever the signs', () => {
  const maybe = (at: number, bit: number, instant: Temporal.Instant) => (at & bit ? instant : null)
  for (let at = 0; at < 256; at++) {
    const signals: Signals = {
      ...nothing,
      saved_at: maybe(at, 1, yesterday),
      opened_at: maybe(at, 2, yesterday),
      accepted_at: maybe(at, 4, yesterday),
      unable_at: maybe(at, 8, yesterday),
      heard_at: maybe(at, 16, yesterday),
      asking: Boolean(at & 32),
      late_before: at & 64 ? 2 : 0,
    }
    const { percent, reasons } = missingChance(signals, at & 128 ? DUE.add({ hours: 90 }) : TWO_BEFORE)
    assert.equal(
      reasons.reduce((sum, { points }) => sum + points, 0),
      percent,
    )
    assert.ok(percent >= 3 && percent <= 98)
  }
})

test('a paper expects what is in, and the rest by its chances', () => {
  assert.equal(expected(2, [60]).toFixed(1), '2.4')
  assert.equal(expected(0, []), 0)
})
