// The problem as the engine reads it: typed arrays, whole-numbered weights, arcs in the order of their papers.

/** A missing arc is a forbidden pair. The arcs of paper p are those from start[p] up to start[p + 1]. */
export type Market = {
  demand: Int32Array
  least: Int32Array
  most: Int32Array
  start: Int32Array
  reviewer: Int32Array
  weight: Int32Array
  /** What each place of a reviewer costs: 0, and much for those who stand by until nobody else is left. */
  fee: Float64Array
}

export const papersOf = ({ demand }: Market): number => demand.length
export const reviewersOf = ({ most }: Market): number => most.length

export function sum(counts: Iterable<number>): number {
  let total = 0
  for (const count of counts) total += count
  return total
}

/** Per reviewer, how many papers they may review at all. */
export function degrees({ most, reviewer }: Market): Int32Array {
  const degree = new Int32Array(most.length)
  for (const each of reviewer) degree[each] = (degree[each] ?? 0) + 1
  return degree
}

export function paperOfArcs({ start, reviewer, demand }: Market): Int32Array {
  const paper = new Int32Array(reviewer.length)
  for (let at = 0; at < demand.length; at++) paper.fill(at, start[at], start[at + 1])
  return paper
}

/** What a missing place or an unmet minimum costs: more than any rearrangement, fees included, can gain. */
export function penaltyOf({ demand, most, weight, fee }: Market): number {
  let [low, high, dearest] = [0, 0, 0]
  for (const each of weight) {
    if (each < low) low = each
    if (each > high) high = each
  }
  for (const each of fee) if (each > dearest) dearest = each
  return (Math.min(demand.length, most.length) + 2) * (high - low) + dearest + 1
}
