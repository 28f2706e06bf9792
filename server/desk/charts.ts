// A chair's two charts: how the reviews come in, and how the papers score.
import { histogram, rise } from '../core/charts.ts'
import { AOE, lastMinute, shortDay } from '../core/dates.ts'
import type { Window } from '../policy/deadlines.ts'

type Score = { overall: number | null }
export type DeskCharts = {
  arrivals: { wide: string; narrow: string; text: string } | null
  means: string | null
}

/** So few say nothing about a pace. */
const FEW = 10
const ms = (instant: Temporal.Instant) => instant.epochMilliseconds

/** When each review came, in milliseconds and in order, and how many are wanted. */
type Arrivals = { arrived: number[]; places: number }

/** `scores`: of every paper, the reviews that were sent and those still expected; `top`: the highest there is. */
export function deskCharts(
  arrivals: Arrivals,
  scores: Score[][],
  window: Window | undefined,
  now: Temporal.Instant,
  top = 5,
): DeskCharts {
  return { arrivals: arrivalsOf(arrivals, window, now), means: meansOf(scores, top) }
}

function arrivalsOf(
  { arrived: sent, places }: Arrivals,
  window: Window | undefined,
  now: Temporal.Instant,
): DeskCharts['arrivals'] {
  const [first] = sent
  if (first === undefined || !window) return null
  const from = Math.min(first, ms(window.opensAt ?? window.closesAt))
  const until = Math.max(ms(now), ms(window.closesAt))
  const share = (at: number) => (at - from) / Math.max(1, until - from)
  const day = (at: number) => shortDay(Temporal.Instant.fromEpochMilliseconds(Math.floor(at)), AOE)
  const due = shortDay(lastMinute(window.closesAt), AOE)
  const last = lastOf(sent.length, places, ms(now) - from)
  const pace = last === null ? '' : ` At this pace the last comes on ${day(ms(now) + last)}.`
  const text = `${sent.length} of ${places} reviews are in, due ${due}.${pace}`
  const points = [{ share: 0, sum: 0 }, ...sent.map((at, index) => ({ share: share(at), sum: index + 1 }))]
  const plot = {
    label: `Reviews over time. ${text}`,
    points: [...points, { share: share(ms(now)), sum: sent.length }],
    goal: places,
    due: { share: share(ms(window.closesAt)), label: `due ${due}` },
    ticks: [
      { share: 0, label: day(from) },
      { share: 0.5, label: day(Math.floor((from + until) / 2)) },
      { share: 1, label: day(until - 1) },
    ],
  }
  return { wide: rise({ ...plot, narrow: false }), narrow: rise({ ...plot, narrow: true }), text }
}

/** How long until the last one, if they go on as they have; null where too few have come, or all. */
const lastOf = (sent: number, all: number, elapsed: number) =>
  sent < FEW || sent === all ? null : ((all - sent) * elapsed) / sent

/** Mean overall scores in steps of a half, from 1 to the highest. */
function meansOf(scores: Score[][], top: number): string | null {
  const means = scores.flatMap((reviews) => {
    const given = reviews.flatMap(({ overall }) => (overall === null ? [] : [overall]))
    return given.length > 0 ? [given.reduce((sum, score) => sum + score, 0) / given.length] : []
  })
  if (means.length === 0) return null
  const counts = Array.from(
    { length: top * 2 - 1 },
    (_, bin) => means.filter((mean) => Math.round((mean - 1) * 2) === bin).length,
  )
  return histogram({
    label: `Mean overall score of ${means.length} papers: ${counts.map((n, bin) => `${1 + bin / 2}: ${n}`).join(', ')}.`,
    bins: counts.map((count) => ({ count, fill: 'f1' as const })),
    ticks: Array.from({ length: top }, (_, place) => ({ at: place * 2 + 0.5, label: String(place + 1) })),
    cut: null,
  })
}
