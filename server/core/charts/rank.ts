// Many things ranked by a score, each with the range around it, and the lines that cut the ranking.
import { type Box, boxOfText, roomiest, type Taken, WORDS } from './labels.ts'
import { across, chart, dot, type Fill, rect, type Stage, scale, upright, words } from './svg.ts'

export type Ranked = { mean: number; low: number; high: number; fill: Fill }
/** A cut stands after so many of the ranked; the main one has a grip and is ember, others are indigo. */
export type Cut = { after: number; label: string; main: boolean }
export type RankPlot = {
  label: string
  narrow: boolean
  min: number
  max: number
  cuts: Cut[]
  band: { from: number; until: number; label: string } | null
}

export function rankPlot(points: Ranked[], plot: RankPlot): string {
  const stage = stageFor(points.length, plot)
  return chart(stage.width, stage.bottom + 24, plot.label, [
    ...bandOf(stage, plot),
    ...axes(stage, plot, points.length),
    ...points.map((point, i) => upright('range', stage.x(i + 0.5), stage.y(point.high), stage.y(point.low))),
    ...points.map((point, i) =>
      dot(point.fill, { x: stage.x(i + 0.5), y: stage.y(point.mean) }, radius(point, plot)),
    ),
    ...(plot.narrow ? [] : howMany(stage, points)),
    ...cutsOf(stage, plot),
  ])
}

const radius = ({ fill }: Ranked, { narrow }: RankPlot) => (narrow ? 1.7 : fill === 'f3' ? 4.2 : 3.2)

/** Ranks to the right, scores upwards. */
function stageFor(count: number, { narrow, min, max }: RankPlot): Stage {
  const width = narrow ? 320 : 1120
  const [left, right, top, bottom] = [narrow ? 16 : 30, narrow ? 316 : width - 96, 22, 212]
  const span = max - min || 1
  return {
    width,
    left,
    right,
    top,
    bottom,
    x: scale(0, count, left, right),
    y: scale(min - span * 0.05, max + span * 0.04, bottom, top),
  }
}

function bandOf({ x, top, bottom }: Stage, { band }: RankPlot): string[] {
  return band ? [rect('band', x(band.from), top - 6, x(band.until) - x(band.from), bottom - top + 6)] : []
}

function axes({ x, y, left, right, bottom }: Stage, { min, max, narrow }: RankPlot, count: number): string[] {
  const scores = Array.from({ length: Math.floor(max - min) + 1 }, (_, i) => min + i)
  const grid = scores.flatMap((score) => [
    across('grid-line', y(score), left, right),
    words({ x: left - 8, y: y(score) + 4 }, String(score), 'end'),
  ])
  const names = rankTicks(count, narrow ? 3 : 6).map((rank) =>
    words({ x: x(rank - 0.5), y: bottom + 16 }, String(rank), narrow && rank === count ? 'end' : 'middle'),
  )
  return [...grid, across('axis', bottom, left, right), ...names]
}

/** The first, the last and round ranks between them that keep their distance from the last. */
function rankTicks(count: number, most: number): number[] {
  const step = [5, 10, 20, 50, 100, 200, 500].find((n) => count / n <= most) ?? 1000
  const round = Array.from({ length: Math.floor(count / step) }, (_, i) => (i + 1) * step)
  return count > 0 ? [...new Set([1, ...round.filter((rank) => count - rank > step * 0.4), count])] : []
}

/** How many share a mean, as bars on the same scale at the right edge. */
function howMany({ width, right, top, y }: Stage, points: Ranked[]): string[] {
  const thirds = Map.groupBy(points, ({ mean }) => Math.round(mean * 3))
  const most = Math.max(1, ...[...thirds.values()].map((group) => group.length))
  const length = scale(0, most, 0, width - right - 18)
  const bars = [...thirds].map(([third, group]) =>
    rect('fm', right + 14, y(third / 3) - 4.5, length(group.length), 9, 1.5),
  )
  return points.length > 0 ? [...bars, words({ x: right + 14, y: top - 10 }, 'how many')] : []
}

function cutsOf(stage: Stage, { cuts, band }: RankPlot): string[] {
  const { x, top, bottom, left, right } = stage
  const taken: Taken[] = []
  const frame: Box = { left, right, top: 0, bottom }
  const lines = cuts.map(({ after, main }) => upright(main ? 'cut' : 'cut c3', x(after), top - 8, bottom))
  const names = cuts.map(({ after, label, main }) =>
    nameOf(label, x(after), top - 11, main ? 'em halo' : 'strong halo', taken, frame),
  )
  const grips = cuts.filter(({ main }) => main).map(({ after }) => grip(x(after), bottom))
  const main = cuts.find((cut) => cut.main)
  const inBand = band && main ? [nameOf(band.label, x(main.after), bottom - 12, 'halo', taken, frame)] : []
  return [...lines, ...grips, ...names, ...inBand]
}

function nameOf(text: string, x: number, y: number, classes: string, taken: Taken[], frame: Box): string {
  const places = [0, 12, -11].flatMap((down) => [
    {
      at: { x: x + 6, y: y + down },
      anchor: 'start' as const,
      box: boxOfText(x + 6, y + down, text, 11, 'start'),
    },
    {
      at: { x: x - 6, y: y + down },
      anchor: 'end' as const,
      box: boxOfText(x - 6, y + down, text, 11, 'end'),
    },
  ])
  const chosen = roomiest(places, taken, frame)
  if (!chosen) return ''
  taken.push({ box: chosen.box, weight: WORDS })
  return words(chosen.at, text, chosen.anchor, classes)
}

function grip(x: number, bottom: number): string {
  const marks = [-2, 2].map((aside) => upright('grip-mark', x + aside, bottom - 4, bottom + 4)).join('')
  return rect('grip', x - 7, bottom - 9, 14, 18, 4) + marks
}
