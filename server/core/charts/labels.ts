// Where a label can stand without touching another: each has candidate places, the roomiest is taken.
import type { Anchor } from './svg.ts'

export type Box = { left: number; top: number; right: number; bottom: number }
/** Something already drawn. Words weigh more than lines: a line may pass behind words, words never over words. */
export type Taken = { box: Box; weight: number }
export const WORDS = 100
export const LINES = 1

const widthOf = (sign: string) => {
  if (/[ilj.,:;'|!]/.test(sign)) return 0.27
  if (/[tfr \-()]/.test(sign)) return 0.37
  if (/[mwMW@%]/.test(sign)) return 0.9
  return /[A-Z]/.test(sign) ? 0.7 : 0.59
}

/** An estimate, since nothing is measured on the server: it errs on the wide side. */
export const lengthOf = (text: string, size: number) =>
  [...text].reduce((sum, sign) => sum + widthOf(sign), 0) * size

export function boxAround(x: number, top: number, width: number, height: number, anchor: Anchor): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, top, right: left + width, bottom: top + height }
}

export const boxOfText = (x: number, baseline: number, text: string, size: number, anchor: Anchor): Box =>
  boxAround(x, baseline - size * 0.85, lengthOf(text, size), size * 1.1, anchor)

export const stem = (x: number, top: number, bottom: number): Box => ({
  left: x - 1,
  right: x + 1,
  top,
  bottom,
})

const area = (box: Box) => Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top)

const common = (a: Box, b: Box) =>
  area({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  })

const outside = (box: Box, frame: Box) => area(box) - common(box, frame)

export type Place = { box: Box; stem?: Box }

/** What standing there would cover; 0 is free. A stem may cross lines, among them its own mark, but no words. */
export function crowding({ box, stem }: Place, taken: Taken[], frame: Box): number {
  const covered = taken.map(
    (other) =>
      common(box, other.box) * other.weight +
      (stem && other.weight === WORDS ? common(stem, other.box) * WORDS : 0),
  )
  return covered.reduce((sum, part) => sum + part, outside(box, frame) * WORDS)
}

/** The first candidate that is free, else the least crowded one. */
export function roomiest<P extends Place>(candidates: P[], taken: Taken[], frame: Box): P | undefined {
  const costs = candidates.map((place) => crowding(place, taken, frame))
  return candidates[costs.indexOf(Math.min(...costs))]
}
