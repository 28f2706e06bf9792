// The ground of the training curve: its scales, its grid and the names of the months.
import type { Box } from './labels.ts'
import { AXIS, FLOOR, levelRun, type Reading, smoothed, trainingRun } from './loss-shape.ts'
import { across, clamped, type Point, scale, words } from './svg.ts'

export type Marked = { at: Temporal.Instant; label: string; date: string }

/** The event at the instant of the deadline gets the ember line; on a narrow chart only that one has words. */
export type LossCurve = {
  narrow: boolean
  /** A level line in place of the run, without words about a loss. */
  plain: boolean
  from: Temporal.Instant
  until: Temporal.Instant
  deadline: Temporal.Instant
  events: Marked[]
  today: Temporal.Instant | null
  motto: string[]
}

export type Stage = {
  narrow: boolean
  plain: boolean
  width: number
  left: number
  right: number
  top: number
  bottom: number
  /** Where labels may stand. */
  frame: Box
  x: (at: Temporal.Instant) => number
  at: (reading: Reading) => Point
  deadline: number
  run: Point[]
  smooth: Point[]
}

export function stageFor({ narrow, plain, from, until, deadline }: LossCurve): Stage {
  const [width, bottom] = narrow ? [350, plain ? 150 : 256] : [560, plain ? 260 : 366]
  const [left, right, top] = [4, width - 8, 26]
  const stepOf = scale(from.epochMilliseconds, until.epochMilliseconds, AXIS.begin, AXIS.end)
  const x = scale(AXIS.first, AXIS.last, left, right)
  const y = scale(FLOOR, 5.2, bottom, top)
  const at = ({ step, loss }: Reading) => ({ x: x(step), y: y(loss) })
  const spike = clamped(stepOf(deadline.epochMilliseconds), AXIS.begin, AXIS.end)
  const run = plain ? levelRun() : trainingRun(spike)
  return {
    narrow,
    plain,
    width,
    left,
    right,
    top,
    bottom,
    at,
    frame: { left, top: top + 4, right: width, bottom: bottom - 3 },
    x: (instant) => x(clamped(stepOf(instant.epochMilliseconds), AXIS.first, AXIS.last)),
    deadline: x(spike),
    run: run.map(at),
    smooth: smoothed(run).map(at),
  }
}

export function axes(
  { plain, left, right, top, bottom, at, width, x }: Stage,
  { from, until }: LossCurve,
): string[] {
  const grid = [1, 2, 3, 4, 5].map((loss) => across('grid-line', at({ step: 0, loss }).y, left, right))
  const months = monthTicks(from, until, x, left).filter((tick) => tick.x + 24 < width)
  const names = months.map((tick) => words({ x: tick.x, y: bottom + (plain ? 24 : 17) }, tick.name))
  const base = [across('axis', bottom, left, right), ...names]
  return plain ? base : [...grid, ...base, words({ x: left, y: top - 10 }, 'loss of sleep')]
}

/** The first of each month, and at the left edge the month in which the axis begins, if it has room. */
function monthTicks(from: Temporal.Instant, until: Temporal.Instant, x: Stage['x'], left: number) {
  const first = from.toZonedDateTimeISO('UTC')
  const ticks = [{ name: monthName(first), x: left }]
  for (
    let day = first.with({ day: 1 }).startOfDay().add({ months: 1 });
    day.epochMilliseconds < until.epochMilliseconds;
    day = day.add({ months: 1 })
  ) {
    const tick = { name: monthName(day), x: x(day.toInstant()) }
    const before = ticks.at(-1)
    if (before && tick.x - before.x < 30) {
      if (ticks.length === 1) ticks[0] = tick
    } else ticks.push(tick)
  }
  return ticks
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const monthName = (day: Temporal.ZonedDateTime) => MONTHS[day.month - 1] ?? ''
