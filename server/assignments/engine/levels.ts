// How high the floor can be: tried at the level no assignment can pass, and where that fails, halved from there.
import { type Known, mark } from './branching.ts'
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
const PARTS = 40

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

type Attempt = { level: number; parts?: number; first?: Known | null }

export function atLevel(field: Field, levels: Levels, find: Find, { level, parts, first }: Attempt): Best {
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
  const best = find(floor, parts, first)
  barAll(field, useless, -1)
  return best
}

function barAll(field: Field, arcs: number[], step: 1 | -1): void {
  const changed = new Set<number>()
  mark(field, { bar: arcs, require: [] }, step, changed)
  for (const paper of changed) reweigh(field, paper)
}

export type Raised = {
  best: Best
  level: number | null
  /** No assignment's worst-off paper has more. */
  highest: number | null
}

export function highestLevel(field: Field, levels: Levels, find: Find, plain: Known): Raised {
  if (!Number.isFinite(levels.highest)) return { best: find(null), level: null, highest: null }
  const { level, highest, known } = climbed(field, levels, find, plain)
  return { best: atLevel(field, levels, find, { level, first: known }), level, highest }
}

function climbed(field: Field, levels: Levels, find: Find, plain: Known) {
  let [low, high, known] = [levels.lowest, levels.highest, plain]
  let highest = high
  let proven = true
  // The first try is at the top, where it ends in all but rare cases.
  for (
    let level = high, count = 0;
    count < HALVINGS && low < high;
    count++, level = Math.ceil((low + high) / 2)
  ) {
    const tried = atLevel(field, levels, find, { level, parts: PARTS })
    if (tried.known) {
      known = tried.known
      low = lowestOf(field, levels, known.held)
    } else {
      high = level - 1
      proven &&= tried.ended
      if (proven) highest = high
    }
  }
  return { level: low, highest, known }
}

function lowestOf({ market }: Field, { base, counts }: Levels, held: Uint8Array): number {
  let least = Infinity
  for (const [paper, each] of counts.entries())
    if (each === 1) least = Math.min(least, sumOf(market, base, held, paper))
  return least
}
