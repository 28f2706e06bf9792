// What every chart is made of: scales, marks, and the frame with its name for readers who do not see it.

export type Point = { x: number; y: number }
/** Where in a chart the data stand, in its own units. */
export type Stage = {
  width: number
  left: number
  right: number
  top: number
  bottom: number
  x: (value: number) => number
  y: (value: number) => number
}
/** Colours of data: teal, ember, indigo, grey. The style sheet knows their two themes. */
export type Fill = 'f1' | 'f2' | 'f3' | 'fm'
export type Anchor = 'start' | 'middle' | 'end'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escaped = (words: string) => words.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)

export const tenth = (n: number) => Math.round(n * 10) / 10

export const scale = (from: number, until: number, first: number, last: number) => (value: number) =>
  first + ((value - from) / (until - from || 1)) * (last - first)

export const clamped = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

export function chart(
  width: number,
  height: number,
  label: string,
  marks: string[],
  classes = 'chart',
): string {
  const box = `viewBox="0 0 ${width} ${height}"`
  return `<svg class="${classes}" ${box} role="img" aria-label="${escaped(label)}">${marks.join('')}</svg>`
}

export const line = (classes: string, x1: number, y1: number, x2: number, y2: number) =>
  `<line class="${classes}" x1="${tenth(x1)}" y1="${tenth(y1)}" x2="${tenth(x2)}" y2="${tenth(y2)}"/>`

export const across = (classes: string, y: number, x1: number, x2: number) => line(classes, x1, y, x2, y)
export const upright = (classes: string, x: number, y1: number, y2: number) => line(classes, x, y1, x, y2)

export const dot = (classes: string, at: Point, radius: number, opacity = 1) =>
  `<circle class="${classes}" cx="${tenth(at.x)}" cy="${tenth(at.y)}" r="${radius}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`

export const rect = (classes: string, x: number, y: number, width: number, height: number, corner = 0) =>
  `<rect class="${classes}" x="${tenth(x)}" y="${tenth(y)}" width="${tenth(Math.max(0, width))}" height="${tenth(Math.max(0, height))}"${corner ? ` rx="${corner}"` : ''}/>`

export const through = (points: Point[]) =>
  points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${tenth(x)} ${tenth(y)}`).join('')

export const path = (classes: string, points: Point[]) =>
  points.length > 1 ? `<path class="${classes}" d="${through(points)}"/>` : ''

export function words(at: Point, text: string, anchor: Anchor = 'start', classes = '', size = 0): string {
  const attributes = [
    classes && `class="${classes}"`,
    `x="${tenth(at.x)}" y="${tenth(at.y)}"`,
    anchor !== 'start' && `text-anchor="${anchor}"`,
    size > 0 && `font-size="${size}"`,
  ]
  return `<text ${attributes.filter(Boolean).join(' ')}>${escaped(text)}</text>`
}

/** Round steps for an axis that begins at nothing: about four of them up to the most. */
export function steps(most: number): number[] {
  const wanted = most > 0 ? most / 4 : 1
  const power = 10 ** Math.floor(Math.log10(wanted))
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * power).find((n) => n >= wanted) ?? power)
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}
