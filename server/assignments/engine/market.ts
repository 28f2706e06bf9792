// The problem as the engine reads it: typed arrays, whole-numbered weights, arcs in the order of their papers.

/** A missing arc is a forbidden pair. The arcs of paper p are those from start[p] up to start[p + 1]. */
export type Market = {
  demand: Int32Array
  least: Int32Array
  most: Int32Array
  start: Int32Array
  reviewer: Int32Array
  /** What is to be as high as possible in sum. */
  weight: Int32Array
  /** The scores alone, for the floor: the weights without what speaks for a pair beside its score. */
  score: Int32Array
  /** What each place of a reviewer costs: 0, and much for those who stand by until nobody else is left. */
  fee: Float64Array
}

export function sum(counts: Iterable<number>): number {
  let total = 0
  for (const count of counts) total += count
  return total
}

/** Per reviewer, how many papers they may review at all. Counted by place, as an iterator over a million arcs takes a tenth of a second. */
export function degrees({ most, reviewer }: Market): Int32Array {
  const degree = new Int32Array(most.length)
  for (let arc = 0; arc < reviewer.length; arc++) {
    const each = reviewer[arc] ?? 0
    degree[each] = (degree[each] ?? 0) + 1
  }
  return degree
}

/** What an unmet minimum costs where rules go beyond a flow: more than all places, as otherwise it could pay to leave one to fill two others. */
export function fineOf({ demand, least }: Market, penalty: number): number {
  const places = sum(demand)
  const fine = penalty * (places + 1)
  return 8 * fine * (places + sum(least) + 1) < Number.MAX_SAFE_INTEGER ? fine : penalty
}

/** So many places at most, each counted for itself, keep the penalties exact; beyond them one rearrangement is what is counted. */
const FEW = 300

/**
 * What a missing place or an unmet minimum costs: more than any rearrangement, fees included, can gain. In a flow a rearrangement
 * passes each paper and each reviewer at most once; rules beside the flow could move every place, which counts where there are few.
 */
export function penaltyOf({ demand, most, weight, fee }: Market): number {
  let [low, high, dearest] = [0, 0, 0]
  for (let arc = 0; arc < weight.length; arc++) {
    const each = weight[arc] ?? 0
    if (each < low) low = each
    if (each > high) high = each
  }
  for (const each of fee) if (each > dearest) dearest = each
  const places = sum(demand)
  if (places <= FEW) return (places + 2) * (high - low + dearest) + 1
  return (Math.min(demand.length, most.length) + 2) * (high - low) + dearest + 1
}
