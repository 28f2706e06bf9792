// How likely a review will be missing when it is due, from what is known of it: points that are named and added, nothing else.
import { lengthInWords } from '../core/dates.ts'
import { counted } from '../core/words.ts'

type Instant = Temporal.Instant

/** In hundredths. What grows does so with the square of the time that is gone: most people write in the last days. */
const POINTS = {
  /** No review is certain. */
  base: 3,
  unable: 95,
  notBegun: 45,
  notOpened: 15,
  notAccepted: 10,
  silent: 10,
  lateBefore: 10,
  asking: 10,
  late: 15,
  lateDay: 5,
} as const
const MOST = 98
/** So long without a sign is silence. */
const SILENCE = { hours: 72 }

export type Signals = {
  dispatched_at: Instant
  closes_at: Instant
  saved_at: Instant | null
  opened_at: Instant | null
  accepted_at: Instant | null
  unable_at: Instant | null
  /** The last that was heard of the reviewer. */
  heard_at: Instant | null
  asking: boolean
  /** Other reviews of theirs that came after their date. */
  late_before: number
}

export type Reason = { words: string; points: number }
export type Chance = { percent: number; reasons: Reason[] }

const before = (a: Instant, b: Instant) => Temporal.Instant.compare(a, b) < 0

/** From 0 when the paper was sent to 1 when the review is due, and 1 from then on. */
function gone({ dispatched_at, closes_at }: Signals, now: Instant): number {
  const whole = closes_at.epochMilliseconds - dispatched_at.epochMilliseconds
  const done = now.epochMilliseconds - dispatched_at.epochMilliseconds
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, done / whole))
}

const when = ({ closes_at }: Signals, now: Instant) =>
  before(now, closes_at)
    ? `${lengthInWords(now, closes_at)} before it is due`
    : `${lengthInWords(closes_at, now)} after it was due`

/** Each sign that speaks for a gap, and how much; together they are the estimate. */
export function missingChance(signals: Signals, now: Instant): Chance {
  const { unable_at, saved_at, opened_at, accepted_at } = signals
  if (unable_at) return told([{ words: 'has said that they cannot finish', points: POINTS.unable }])
  const share = gone(signals, now)
  const grown = (points: number) => Math.round(points * share ** 2)
  const nothing = saved_at === null
  const signs: [boolean, string, number][] = [
    [true, 'no review is certain', POINTS.base],
    [nothing, `has not begun ${when(signals, now)}`, grown(POINTS.notBegun)],
    [nothing && opened_at === null, 'has never opened the PDF', grown(POINTS.notOpened)],
    [nothing && accepted_at === null, 'has not accepted', grown(POINTS.notAccepted)],
    [isSilent(signals, now), 'has been silent for three days or more', grown(POINTS.silent)],
    [signals.late_before > 0, 'was late with another review', POINTS.lateBefore],
    [signals.asking, 'asks for more days', POINTS.asking],
    ...lateSigns(signals, now),
  ]
  return told(signs.flatMap(([holds, words, points]) => (holds && points > 0 ? [{ words, points }] : [])))
}

const isSilent = ({ heard_at, dispatched_at }: Signals, now: Instant) =>
  before((heard_at ?? dispatched_at).add(SILENCE), now)

function lateSigns({ closes_at }: Signals, now: Instant): [boolean, string, number][] {
  if (before(now, closes_at)) return []
  const days = Math.floor((now.epochMilliseconds - closes_at.epochMilliseconds) / 86_400_000)
  return [
    [true, 'is late', POINTS.late],
    [days > 0, `for ${counted(days, 'day')}`, days * POINTS.lateDay],
  ]
}

/** The points that are shown add up to the number that is shown. */
function told(reasons: Reason[]): Chance {
  let percent = 0
  const kept = reasons.flatMap(({ words, points }) => {
    const counted = Math.min(points, MOST - percent)
    percent += counted
    return counted > 0 ? [{ words, points: counted }] : []
  })
  return { percent, reasons: kept }
}

/** How many reviews a paper will have at the date: those that are in, and the others by their chances. */
export function expected(sent: number, missing: number[]): number {
  return sent + missing.reduce((sum, percent) => sum + 1 - percent / 100, 0)
}
