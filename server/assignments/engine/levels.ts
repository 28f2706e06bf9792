// How high the floor can be: tried at the level no assignment can pass, and where that fails, halved from there.
import type { Known } from './branching.ts'
import type { Best, Find } from './finding.ts'
import { type Floor, sumOf } from './floor.ts'
import { type Market, sum } from './market.ts'

export type Levels = {
  market: Market
  base: Float64Array
  /** Papers with places that nobody can fill, or with none left to fill, are not held to a floor. */
  counts: Uint8Array
  /** Places that the best total leaves open: filling them comes before the floor. */
  short: number
  /** The worst-off paper of the best total, and of a world in which each paper chose first. */
  lowest: number
  highest: number
}

/** How often a level is halved, and how much may be tried to decide whether it can be had. */
const HALVINGS = 22
const PARTS = 40

/** As `held`, the best total, tells; `tops` are the most that each paper could have if it chose first. */
export function levelsFor(market: Market, base: Float64Array, held: Uint8Array, tops: Float64Array): Levels {
  const filled = market.demand.map((_, paper) =>
    sum(held.subarray(market.start[paper], market.start[paper + 1])),
  )
  const counts = Uint8Array.from(market.demand, (places, paper) =>
    places > 0 && places === filled[paper] ? 1 : 0,
  )
  const least = (sums: Float64Array) => Math.min(...sums.filter((_, paper) => counts[paper] === 1))
  const now = base.map((_, paper) => sumOf(market, base, held, paper))
  const short = sum(market.demand) - sum(filled)
  return { market, base, counts, short, lowest: least(now), highest: least(tops) }
}

export const floorAt = ({ base, counts, short }: Levels, level: number): Floor => ({
  base,
  short,
  level: Float64Array.from(counts, (each) => (each === 1 ? level : -Infinity)),
})

export type Raised = {
  best: Best
  level: number | null
  /** No assignment's worst-off paper has more. */
  highest: number | null
}

export function highestLevel(levels: Levels, find: Find, plain: Best, stop: () => boolean): Raised {
  if (!plain.known || !Number.isFinite(levels.highest)) return { best: plain, level: null, highest: null }
  const { level, highest, known, from } = climbed(levels, find, plain.known, stop)
  return { best: find(floorAt(levels, level), { first: known, from }), level, highest }
}

function climbed(levels: Levels, find: Find, plain: Known, stop: () => boolean) {
  let [low, high, known] = [levels.lowest, levels.highest, plain]
  let [highest, proven, level] = [high, true, high]
  let from: Best | null = null
  // The first try is at the top, where it ends in all but rare cases.
  for (let count = 0; count < HALVINGS && low < high && !stop(); count++) {
    const tried = find(floorAt(levels, level), { parts: PARTS })
    if (tried.known) {
      from = tried
      known = tried.known
      low = lowestOf(levels, known.held)
    } else {
      high = level - 1
      proven &&= tried.ended
      if (proven) highest = high
    }
    level = Math.ceil((low + high) / 2)
  }
  return { level: low, highest, known, from }
}

function lowestOf({ market, base, counts }: Levels, held: Uint8Array): number {
  let least = Infinity
  for (const [paper, each] of counts.entries())
    if (each === 1) least = Math.min(least, sumOf(market, base, held, paper))
  return least
}
