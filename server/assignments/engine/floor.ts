// The floor: what every paper's reviewers must come to together, and what follows from it for single arcs.
import type { Decision } from './branching.ts'
import type { Field } from './field.ts'
import type { Market } from './market.ts'

export type Floor = {
  /** Per paper in scores: what it must come to, -Infinity for none, and what its locked pairs bring. */
  level: Float64Array
  base: Float64Array
  /** No more missing places and unmet minimums than these. */
  short: number
}

/** What keeps this floor scores at least so much: a bound below it tells that nothing does. */
export function leastScore(
  { demand, weight, fee }: Market,
  penalty: number,
  { level, base, short }: Floor,
): number {
  const lowest = weight.reduce((low, each) => Math.min(low, each), 0)
  const dearest = fee.reduce((most, each) => Math.max(most, each), 0)
  let least = -penalty * short
  for (const [paper, places] of demand.entries()) {
    const asked = (level[paper] ?? 0) - (base[paper] ?? 0)
    least += Math.max(asked, places * lowest) - places * dearest
  }
  return least
}

export function sumOf({ start, score }: Market, base: Float64Array, held: Uint8Array, paper: number): number {
  let total = base[paper] ?? 0
  for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++)
    if (held[arc] === 1) total += score[arc] ?? 0
  return total
}

/** The most each paper could have if it chose first: no level that all can have is above the least of these. */
export function topsOf({ demand, start, score }: Market, base: Float64Array): Float64Array {
  return Float64Array.from(demand, (places, paper) => {
    const best = score.slice(start[paper], start[paper + 1]).sort()
    let total = base[paper] ?? 0
    for (let at = best.length - 1; at >= Math.max(0, best.length - places); at--) total += best[at] ?? 0
    return total
  })
}

/** Arcs with which the paper cannot come to its level, whatever else it holds; null when nothing brings it there. */
export function uselessArcs(field: Field, { level, base }: Floor, paper: number): number[] | null {
  const { start, score, demand } = field.market
  const wanted = level[paper] ?? 0
  const free: number[] = []
  let [places, had] = [demand[paper] ?? 0, base[paper] ?? 0]
  for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++) {
    if (field.bars[arc] !== 0) continue
    if (field.required[arc] === 1) {
      places--
      had += score[arc] ?? 0
    } else free.push(arc)
  }
  const gains = Int32Array.from(free, (arc) => score[arc] ?? 0)
    .sort()
    .reverse()
  let others = had
  for (let at = 0; at < Math.min(places, gains.length) - 1; at++) others += gains[at] ?? 0
  const last = gains[Math.min(places, gains.length) - 1] ?? 0
  if ((places > 0 ? others + last : had) < wanted) return null
  return places > 0 ? free.filter((arc) => (score[arc] ?? 0) < Math.min(last, wanted - others)) : []
}

/** A decision about a paper, with what then cannot bring it to its level; none where nothing brings it there. */
export function followed(field: Field, floor: Floor, paper: number, decision: Decision): Decision[] {
  for (const arc of decision.bar) field.bars[arc] = (field.bars[arc] ?? 0) + 1
  for (const arc of decision.require) field.required[arc] = 1
  const useless = uselessArcs(field, floor, paper)
  for (const arc of decision.bar) field.bars[arc] = (field.bars[arc] ?? 0) - 1
  for (const arc of decision.require) field.required[arc] = 0
  return useless ? [{ bar: [...decision.bar, ...useless], require: decision.require }] : []
}
