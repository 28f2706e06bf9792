// How high the floor can be: tried at the level no assignment can pass, and where that fails, halved from there.
import { mark } from './branching.ts'
import { type Field, reweigh } from './field.ts'
import type { Best, Find } from './finding.ts'
import { type Floor, sumOf, topsOf, uselessArcs } from './floor.ts'
import { type Market, sum } from './market.ts'

export type Levels = {
  base: Float64Array
  /** Papers with places that nobody can fill, or with none left to fill, are not held to a floor. */
  counts: Uint8Array
  /** The worst-off paper of the best total, and of a world in which each paper chose first. */
  lowest: number
  highest: number
}

/** How often a level is halved, and how many parts may decide whether it can be had. */
const HALVINGS = 22
const PARTS = 100

/** As `held`, the best total, tells. Filling places comes before the floor: none is left open for it. */
export function levelsFor(field: Field, base: Float64Array, held: Uint8Array): Levels {
  const { market } = field
  const filled = market.demand.map((_, paper) => countIn(market, held, paper))
  const counts = Uint8Array.from(market.demand, (places, paper) =>
    places > 0 && places === filled[paper] ? 1 : 0,
  )
  field.shortAtMost = sum(market.demand) - sum(filled)
  const least = (sums: Float64Array) => Math.min(...sums.filter((_, paper) => counts[paper] === 1))
  const now = base.map((_, paper) => sumOf(market, base, held, paper))
  return { base, counts, lowest: least(now), highest: least(topsOf(market, base)) }
}

function countIn({ start }: Market, held: Uint8Array, paper: number): number {
  return sum(held.subarray(start[paper], start[paper + 1]))
}

export function atLevel(field: Field, levels: Levels, level: number, find: Find, parts?: number): Best {
  const floor: Floor = {
    base: levels.base,
    level: Float64Array.from(levels.counts, (counts) => (counts === 1 ? level : -Infinity)),
  }
  const useless: number[] = []
  for (const [paper, counts] of levels.counts.entries()) {
    const arcs = counts === 1 ? uselessArcs(field, floor, paper) : []
    if (!arcs) return { known: null, bound: -Infinity, ended: true }
    useless.push(...arcs)
  }
  barAll(field, useless, 1)
  const best = find(floor, parts)
  barAll(field, useless, -1)
  return best
}

function barAll(field: Field, arcs: number[], step: 1 | -1): void {
  const changed = new Set<number>()
  mark(field, { bar: arcs, require: [] }, step, changed)
  for (const paper of changed) reweigh(field, paper)
}

/** `highest`: a level that is proven to be out of reach for anything above. */
export function highestLevel(
  field: Field,
  levels: Levels,
  find: Find,
): { best: Best; level: number | null; highest: number | null } {
  if (!Number.isFinite(levels.highest)) return { best: find(null), level: null, highest: null }
  const best = atLevel(field, levels, levels.highest, find)
  if (best.known) return { best, level: levels.highest, highest: levels.highest }
  let [low, high, proven] = [levels.lowest, levels.highest - 1, best.ended]
  let highest = proven ? high : levels.highest
  for (let count = 0; count < HALVINGS && low < high; count++) {
    const level = Math.ceil((low + high) / 2)
    const { known, ended } = atLevel(field, levels, level, find, PARTS)
    if (known) low = lowestOf(field, levels, known.held)
    else {
      high = level - 1
      proven &&= ended
      if (proven) highest = high
    }
  }
  return { best: atLevel(field, levels, low, find), level: low, highest: Math.max(low, highest) }
}

function lowestOf({ market }: Field, { base, counts }: Levels, held: Uint8Array): number {
  let least = Infinity
  for (const [paper, each] of counts.entries())
    if (each === 1) least = Math.min(least, sumOf(market, base, held, paper))
  return least
}
