// The words on the training curve and the places where each of them may stand.
import {
  type Box,
  boxAround,
  boxOfText,
  crowding,
  lengthOf,
  roomiest,
  stem,
  type Taken,
  WORDS,
} from './labels.ts'
import type { Marked, Stage } from './loss-stage.ts'
import { type Anchor, type Point, words } from './svg.ts'

type Line = Point & { text: string; classes: string; size: number }
export type Label = { box: Box; stem?: Box; event?: Marked; anchor: Anchor; lines: Line[] }

export const drawLabel = (label: Label | undefined): string =>
  label
    ? label.lines.map((line) => words(line, line.text, label.anchor, line.classes, line.size)).join('')
    : ''

const textLabel = (at: Point, anchor: Anchor, text: string, classes: string, size: number): Label => ({
  box: boxOfText(at.x, at.y, text, size, anchor),
  anchor,
  lines: [{ ...at, text, classes, size: classes.startsWith('motto') ? 0 : size }],
})

/** Below the curve at its left, where a falling curve leaves room; else around the point. */
export function hereWords({ x, y }: Point): Label[] {
  const places: [number, number, Anchor][] = [
    [-10, 27, 'end'],
    [16, -14, 'start'],
    [-14, -16, 'end'],
    [14, 24, 'start'],
    [16, 34, 'start'],
    [18, -44, 'start'],
    [0, -34, 'middle'],
    [0, -60, 'middle'],
  ]
  return places.map(([right, down, anchor]) =>
    textLabel({ x: x + right, y: y + down }, anchor, 'You are here', 'strong halo', 12.5),
  )
}

/** Beside the line of the event, at the wanted height or the nearest free one, right of the line or left of it. */
export function eventPlaces(
  stage: Stage,
  event: Marked,
  others: Marked[],
  deadlineTop: number | null,
): Label[] {
  const wanted = deadlineTop ?? wantedTop(stage, event, others)
  const tops = Array.from({ length: 20 }, (_, i) => stage.top + 6 + i * 15).filter(
    (top) => top + 30 < stage.bottom,
  )
  const nearest = tops.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))
  const gap = deadlineTop ? 8 : 5
  return [wanted, ...nearest].flatMap((top) => [
    besideLine(stage, event, top, gap, 'start', deadlineTop !== null),
    besideLine(stage, event, top, gap, 'end', deadlineTop !== null),
  ])
}

/** After the deadline the labels climb like stairs, so that no line runs through the words before it. */
function wantedTop({ bottom }: Stage, event: Marked, others: Marked[]): number {
  const place = others.indexOf(event) / Math.max(1, others.length - 1)
  return bottom - 116 - 126 * place
}

function besideLine(
  stage: Stage,
  event: Marked,
  top: number,
  gap: number,
  anchor: Anchor,
  main: boolean,
): Label {
  const line = main ? stage.deadline : stage.x(event.at)
  const x = anchor === 'start' ? line + gap : line - gap - 2
  const width = Math.max(lengthOf(event.date, 12.5) * 1.03, lengthOf(event.label, 11.5))
  return {
    box: boxAround(x, top - 2, width, 30, anchor),
    stem: stem(line, top, stage.bottom),
    event,
    anchor,
    lines: [
      { x, y: top + 10, text: event.date, classes: main ? 'em halo' : 'strong halo', size: 12.5 },
      { x, y: top + 25, text: event.label, classes: 'halo', size: main ? 12 : 11.5 },
    ],
  }
}

/** As much of the curve as a word may touch: two or three of its readings. */
const TOUCH = 40

/** Four words or none: two down the slope, one before the spike, one after it. */
export function mottoLabels(stage: Stage, motto: string[], taken: Taken[]): Label[] {
  if (motto.length !== 4) return []
  const occupied = [...taken]
  const labels: Label[] = []
  for (const [part, text] of motto.entries()) {
    const label = roomiest(mottoPlaces(stage, text, part), occupied, stage.frame)
    if (!label || crowding(label, occupied, stage.frame) > TOUCH) return []
    occupied.push({ box: label.box, weight: WORDS })
    labels.push(label)
  }
  return labels
}

function mottoPlaces(stage: Stage, text: string, part: number): Label[] {
  const size = stage.narrow ? 16 : 19
  const look = (at: Point, anchor: Anchor = 'start') =>
    textLabel(at, anchor, text, `motto halo${stage.narrow ? ' sm' : ''}${part === 2 ? ' em' : ''}`, size)
  if (part < 2) return slope(stage, part).map((at) => look(at))
  const aside = part === 2 ? (stage.narrow ? 12 : 20) : stage.narrow ? 16 : 22
  const wanted = part === 2 ? (stage.narrow ? 66 : 62) : stage.narrow ? 150 : 200
  const heights = [0, 20, -20, 40, -40, 60, 80, 100, -60].map((down) => wanted + down)
  const left = heights.map((y) => look({ x: stage.deadline - aside, y }, 'end'))
  const right = heights.map((y) => look({ x: stage.deadline + aside, y }))
  return part === 2 ? [...left, ...right] : right
}

/** Just above the falling curve: the first word near its beginning, the second half way down. */
function slope({ smooth, deadline }: Stage, part: number): Point[] {
  const downhill = smooth.filter(({ x }) => x < deadline - 20)
  const shares = part === 0 ? [0.065, 0.09, 0.12, 0.16, 0.2] : [0.31, 0.36, 0.42, 0.26, 0.5, 0.6]
  return shares.flatMap((share) => {
    const point = downhill[Math.floor(downhill.length * share)]
    return point ? [{ x: point.x + 3, y: point.y - (part === 0 ? 30 : 14) }] : []
  })
}
