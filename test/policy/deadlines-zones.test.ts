// The logic of windows as properties: any zone, any minute, over changes of the clock and leap days.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  AOE,
  closingAt,
  countdown,
  deadlineShown,
  fieldValue,
  lastMinute,
  openingAt,
} from '../../server/core/dates.ts'
import type { Stage } from '../../server/core/tables.ts'
import { deadlinesAt, isLate, stageNow } from '../../server/policy/deadlines.ts'

/** Offsets of quarters of hours, half an hour of summer, no summer, the edges of the day, and AoE. */
const ZONES = [
  AOE,
  'UTC',
  'America/New_York',
  'America/St_Johns',
  'Europe/Paris',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Honolulu',
  'Pacific/Kiritimati',
]
const ROUNDS = 400
const SEED = 20261128

/** Mulberry32: small, seeded, good enough to wander over a calendar. */
function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

const two = (n: number) => String(n).padStart(2, '0')

/** Days around which clocks and calendars do something, and any other. */
const AWKWARD = [
  '2024-02-28',
  '2024-02-29',
  '2024-03-01',
  '2023-03-26',
  '2024-03-10',
  '2024-11-03',
  '2023-12-31',
]

type Typed = { zone: string; day: string; minute: string }

function* generated(): Generator<Typed> {
  const any = random(SEED)
  for (let round = 0; round < ROUNDS; round++) {
    const start = Temporal.PlainDate.from('2023-01-01').add({ days: any(1500) })
    const day = any(3) === 0 ? (AWKWARD[any(AWKWARD.length)] ?? '') : start.toString()
    yield { zone: ZONES[any(ZONES.length)] ?? '', day, minute: `${day} ${two(any(24))}:${two(any(60))}` }
  }
}

const closing = (text: string, zone: string) => closingAt(text, zone) ?? assert.fail(`${text} in ${zone}`)
const opening = (text: string, zone: string) => openingAt(text, zone) ?? assert.fail(`${text} in ${zone}`)
const NANO = { nanoseconds: 1000 }
const same = (a: Temporal.Instant, b: Temporal.Instant, words: string) =>
  assert.equal(a.toString(), b.toString(), words)

test('a day ends where the next one begins, in every zone', () => {
  for (const { zone, day } of generated()) {
    const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString()
    same(closing(day, zone), opening(next, zone), `${day} in ${zone}`)
    const hours = closing(day, zone).since(opening(day, zone)).total('hours')
    assert.ok(hours >= 23 && hours <= 25, `${day} in ${zone} has ${hours} hours`)
    if (zone === AOE) assert.equal(hours, 24)
  }
})

test('the minute that is typed is the last that counts, and is shown again as it was typed', () => {
  for (const { zone, minute } of generated()) {
    const closes = closing(minute, zone)
    const stage: Stage = { name: 'submission', opens_at: null, closes_at: closes, hard: true }
    const inTime = closes.subtract(NANO)
    assert.equal(isLate(deadlinesAt([stage], inTime).submission, inTime), false, minute)
    assert.equal(isLate(deadlinesAt([stage], closes).submission, closes), true, minute)
    const shown = fieldValue(lastMinute(closes), zone)
    // A minute that the clocks skip is typed by nobody twice: it is shown as the one that follows.
    const exists = fieldValue(opening(minute, zone), zone) === minute.replace(' ', 'T')
    if (exists) same(closing(shown, zone), closes, `${minute} in ${zone}`)
    assert.equal(deadlineShown(closes, zone).iso, closes.toString())
  }
})

// Rule 42.
test('a window is open on exactly one stretch, and never open and over at once', () => {
  for (const { zone, minute } of generated()) {
    const opens = opening(minute, zone)
    const closes = closing(minute, zone).add({ hours: 30 })
    const stage: Stage = { name: 'review', opens_at: opens, closes_at: closes, hard: true }
    const end = closes.add({ minutes: 10 })
    const table: [Temporal.Instant, open: boolean, over: boolean][] = [
      [opens.subtract(NANO), false, false],
      [opens, true, false],
      [closes, true, false],
      [end.subtract(NANO), true, false],
      [end, false, true],
      [end.add({ hours: 9000 }), false, true],
    ]
    for (const [now, open, over] of table) {
      const window = deadlinesAt([stage], now).review
      assert.deepEqual([window?.open, window?.over], [open, over], `${minute} in ${zone} at ${now}`)
    }
  }
})

test('consecutive stages hand over without a gap and without two at once', () => {
  for (const { zone, day } of generated()) {
    const first = closing(day, zone)
    const second = closing(Temporal.PlainDate.from(day).add({ days: 9 }).toString(), zone)
    const stages: Stage[] = [
      { name: 'submission', opens_at: null, closes_at: first, hard: true },
      { name: 'bidding', opens_at: first, closes_at: second, hard: true },
    ]
    const stageAt = (now: Temporal.Instant) => stageNow(deadlinesAt(stages, now))
    assert.equal(stageAt(first.add({ minutes: 10 }).subtract(NANO)), 'submission')
    assert.equal(stageAt(first.add({ minutes: 10 })), 'bidding')
    assert.equal(stageAt(second.add({ minutes: 10 })), null)
  }
})

test('what a countdown shows and the time that is left differ by less than a minute', () => {
  const any = random(SEED)
  for (const { zone, minute } of generated()) {
    const until = closing(minute, zone)
    const left = any(60 * 86_400)
    const { days, hours, minutes } = countdown(until.subtract({ seconds: left }), until)
    const shown = days * 86_400 + hours * 3600 + minutes * 60
    assert.ok(left - shown >= 0 && left - shown < 60, `${left} shown as ${shown}`)
    assert.ok(hours < 24 && minutes < 60)
  }
})

test('29 February is a day where it is one, and a fault where it is not', () => {
  for (const zone of ZONES) {
    same(closing('2024-02-29', zone), opening('2024-03-01', zone), zone)
    assert.equal(closingAt('2023-02-29', zone), null)
    assert.equal(openingAt('2024-02-30 10:00', zone), null)
  }
})
