// A chair's chart of the reviews as they come in, with the same numbers as a table.
import { rise } from '../core/charts.ts'
import { AOE, lastMinute, shortDay } from '../core/dates.ts'
import type { Window } from '../policy/deadlines.ts'
import { type Arrivals, untilLast } from './pace.ts'

export type ArrivalsChart = {
  wide: string
  narrow: string
  text: string
  rows: { day: string; came: number; sum: number }[]
}

const ms = (instant: Temporal.Instant) => instant.epochMilliseconds
const dayOf = (at: number) => shortDay(Temporal.Instant.fromEpochMilliseconds(Math.floor(at)), AOE)

export function arrivalsChart(
  arrivals: Arrivals,
  window: Window | undefined,
  now: Temporal.Instant,
): ArrivalsChart | null {
  const { arrived: sent, places } = arrivals
  const [first] = sent
  if (first === undefined || !window) return null
  const from = beginning(first, window)
  const until = Math.max(ms(now), ms(window.closesAt))
  const share = (at: number) => (at - from) / Math.max(1, until - from)
  const due = shortDay(lastMinute(window.closesAt), AOE)
  const last = untilLast(arrivals, from, ms(now))
  const pace = last === null ? '' : ` At this pace the last comes on ${dayOf(ms(now) + last)}.`
  const text = `${sent.length} of ${places} reviews are in, due ${due}.${pace}`
  const points = [{ share: 0, sum: 0 }, ...sent.map((at, index) => ({ share: share(at), sum: index + 1 }))]
  const plot = {
    label: `Reviews over time. ${text}`,
    points: [...points, { share: share(ms(now)), sum: sent.length }],
    goal: places,
    due: { share: share(ms(window.closesAt)), label: `due ${due}` },
    ticks: [
      { share: 0, label: dayOf(from) },
      { share: 0.5, label: dayOf(Math.floor((from + until) / 2)) },
      { share: 1, label: dayOf(until - 1) },
    ],
  }
  return {
    wide: rise({ ...plot, narrow: false }),
    narrow: rise({ ...plot, narrow: true }),
    text,
    rows: perDay(sent),
  }
}

export const beginning = (first: number, window: Window) =>
  Math.min(first, ms(window.opensAt ?? window.closesAt))

function perDay(sent: number[]): ArrivalsChart['rows'] {
  let sum = 0
  return [...Map.groupBy(sent, dayOf)].map(([day, came]) => {
    sum += came.length
    return { day, came: came.length, sum }
  })
}
