// What has arrived over time, against an even pace and the day it was due.
import {
  across,
  chart,
  clamped,
  dot,
  type Point,
  path,
  type Stage,
  scale,
  steps,
  through,
  upright,
  words,
} from './svg.ts'

export type Rise = {
  label: string
  narrow: boolean
  /** Sums by time, the first at nothing; `share` runs from 0 at the left edge to 1 at the right. */
  points: { share: number; sum: number }[]
  goal: number
  due: { share: number; label: string } | null
  ticks: { share: number; label: string }[]
}

/** Shares of the time to the right, sums upwards to the highest. */
type Heights = Stage & { most: number }

export function rise(plot: Rise): string {
  const stage = stageFor(plot)
  return chart(stage.width, stage.bottom + 22, plot.label, [
    ...heights(stage),
    ...arrived(stage, plot),
    ...dueDay(stage, plot),
    ...now(stage, plot),
    across('axis', stage.bottom, stage.left, stage.right),
    ...days(stage, plot),
  ])
}

function stageFor({ narrow, goal, points }: Rise): Heights {
  const [width, bottom] = narrow ? [320, 198] : [470, 254]
  const [left, right, top] = [30, width - 8, 12]
  const most = Math.max(1, goal, ...points.map(({ sum }) => sum))
  return {
    width,
    left,
    right,
    top,
    bottom,
    most,
    x: scale(0, 1, left, right),
    y: scale(0, most, bottom, top),
  }
}

/** Round steps, and the goal itself at the top; a step too near to it is left out. */
function heights({ most, y, left, right }: Heights): string[] {
  const named = steps(most).filter((sum) => y(sum) - y(most) > 14)
  return [...named, most].flatMap((sum) => [
    across('grid-line', y(sum), left, right),
    words({ x: left - 6, y: y(sum) + 4 }, String(sum), 'end'),
  ])
}

const pointOf = ({ x, y }: Stage, { share, sum }: { share: number; sum: number }): Point => ({
  x: x(share),
  y: y(sum),
})

function arrived(stage: Stage, { points }: Rise): string[] {
  const sums = points.map((point) => pointOf(stage, point))
  const [first, last] = [sums[0], sums.at(-1)]
  if (!first || !last) return []
  const below = [...sums, { x: last.x, y: stage.bottom }, { x: first.x, y: stage.bottom }]
  return [`<path class="area" d="${through(below)}Z"/>`, path('l1', sums), dot('f1', last, 4)]
}

function dueDay({ x, y, left, top, bottom }: Stage, { due, goal }: Rise): string[] {
  if (!due) return []
  const day = x(due.share)
  const pace = path('pace', [
    { x: left, y: bottom },
    { x: day, y: y(goal) },
  ])
  return [
    pace,
    upright('cut', day, top, bottom),
    words({ x: day - 6, y: bottom - 33 }, due.label, 'end', 'em halo'),
  ]
}

/** Kept clear of the edges and of the words of the due day. */
function now(stage: Stage, { points }: Rise): string[] {
  const last = points.at(-1)
  if (!last) return []
  const { x, y } = pointOf(stage, last)
  const at = {
    x: clamped(x - 12, stage.left + 50, stage.right),
    y: clamped(y - 8, stage.top + 8, stage.bottom - 48),
  }
  return [words(at, `${last.sum} now`, 'end', 'strong halo')]
}

const days = ({ x, bottom }: Stage, { ticks }: Rise) =>
  ticks.map(({ share, label }) =>
    words({ x: x(share), y: bottom + 15 }, label, share <= 0.05 ? 'start' : share >= 0.95 ? 'end' : 'middle'),
  )
