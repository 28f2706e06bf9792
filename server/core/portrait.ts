// A picture for a person without a photograph: a causal attention pattern that only this name gives.
import { randomFrom, seedOf } from './random.ts'

const SIDE = 7
const CELL = 100 / SIDE
const HUES = 5

export function portrait(name: string): string {
  const noise = randomFrom(seedOf(name.normalize('NFC').trim()))
  const hue = Math.floor(noise() * HUES)
  const rows = Array.from({ length: SIDE }, (_, row) =>
    attention(row, noise).map((weight, column) => cell(row, column, weight, hue)),
  )
  return `<svg class="portrait" viewBox="0 0 100 100" aria-hidden="true">${rows.flat().join('')}</svg>`
}

/** How much a row looks at each earlier one: most at itself, less far back. The strongest weight is 1. */
function attention(row: number, noise: () => number): number[] {
  const weights = Array.from(
    { length: row + 1 },
    (_, column) => Math.exp((column - row) * (0.25 + noise() * 0.5)) + noise() * 0.55,
  )
  const most = Math.max(...weights)
  return weights.map((weight) => weight / most)
}

function cell(row: number, column: number, weight: number, hue: number): string {
  const at = (step: number) => (step * CELL).toFixed(1)
  const classes = weight > 0.62 ? `h${hue}` : `h${hue} w`
  const opacity = (0.18 + 0.82 * weight).toFixed(2)
  return `<rect class="${classes}" x="${at(column)}" y="${at(row)}" width="13.5" height="13.5" opacity="${opacity}"/>`
}
