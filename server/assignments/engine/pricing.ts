// Where every pair is allowed, the best few of each paper and reviewer decide; the prices found with them tell which other arcs are wanted.
import type { Market } from './market.ts'

const PER_PAPER = 60
const PER_REVIEWER = 40

/** A market of some of the arcs; `origin` says which. */
export type Shortlist = { market: Market; origin: Int32Array }

export const isDense = ({ demand, most, reviewer }: Market): boolean =>
  reviewer.length > 3 * (PER_PAPER * demand.length + PER_REVIEWER * most.length)

export function shortlist(market: Market): Uint8Array {
  const chosen = new Uint8Array(market.reviewer.length)
  const wanted = Math.max(...market.demand) + PER_PAPER
  const places = Math.max(...market.most) + PER_REVIEWER
  const all = Float64Array.from(market.weight)
  for (let paper = 0; paper < market.demand.length; paper++) chooseFor(market, all, paper, wanted, chosen)
  chooseForReviewers(market, places, chosen)
  return chosen
}

/** The arcs of one paper of the highest values. */
function chooseFor({ start }: Market, value: Float64Array, paper: number, count: number, chosen: Uint8Array) {
  const [from, end] = [start[paper] ?? 0, start[paper + 1] ?? 0]
  const cut = value.slice(from, end).sort()[end - from - count] ?? -Infinity
  let left = count
  for (let arc = from; arc < end && left > 0; arc++)
    if ((value[arc] ?? 0) >= cut) {
      chosen[arc] = 1
      left--
    }
}

/** The best of each reviewer, kept as heaps of weights while the arcs go by once. */
function chooseForReviewers({ reviewer, weight, most }: Market, count: number, chosen: Uint8Array): void {
  const heap = new Float64Array(count * most.length)
  const size = new Int32Array(most.length)
  for (let arc = 0; arc < reviewer.length; arc++)
    offer(heap, size, count, reviewer[arc] ?? 0, weight[arc] ?? 0)
  for (let arc = 0; arc < reviewer.length; arc++) {
    const who = reviewer[arc] ?? 0
    if ((size[who] ?? 0) < count || (weight[arc] ?? 0) > (heap[who * count] ?? 0)) chosen[arc] = 1
  }
}

function offer(heap: Float64Array, size: Int32Array, count: number, who: number, value: number): void {
  const from = who * count
  const filled = size[who] ?? 0
  if (filled < count) {
    size[who] = filled + 1
    let at = filled
    for (let above = (at - 1) >> 1; at > 0 && (heap[from + above] ?? 0) > value; above = (at - 1) >> 1) {
      heap[from + at] = heap[from + above] ?? 0
      at = above
    }
    heap[from + at] = value
  } else if (value > (heap[from] ?? 0)) {
    let at = 0
    for (let below = 1; below < count; below = 2 * at + 1) {
      if (below + 1 < count && (heap[from + below + 1] ?? 0) < (heap[from + below] ?? 0)) below++
      if ((heap[from + below] ?? 0) >= value) break
      heap[from + at] = heap[from + below] ?? 0
      at = below
    }
    heap[from + at] = value
  }
}

export function narrowed(market: Market, chosen: Uint8Array): Shortlist {
  const { demand, start, reviewer, weight } = market
  let count = 0
  for (const each of chosen) count += each
  const small = {
    ...market,
    start: new Int32Array(start.length),
    reviewer: new Int32Array(count),
    weight: new Int32Array(count),
    score: new Int32Array(count),
  }
  const origin = new Int32Array(count)
  let to = 0
  for (let paper = 0; paper < demand.length; paper++) {
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++) {
      if (chosen[arc] === 0) continue
      small.reviewer[to] = reviewer[arc] ?? 0
      small.weight[to] = weight[arc] ?? 0
      small.score[to] = market.score[arc] ?? 0
      origin[to++] = arc
    }
    small.start[paper + 1] = to
  }
  return { market: small, origin }
}

/**
 * Chooses the arcs that would gain at these prices over what their paper holds, or lose less than `slack`; returns how many.
 * `worth` is what the last place of each paper is worth to it. Without slack they come in portions, as prices will change.
 */
export function chooseWanted(
  market: Market,
  price: Float64Array,
  worth: Float64Array,
  chosen: Uint8Array,
  slack = 0,
): number {
  const { demand, start, reviewer, weight } = market
  let added = 0
  for (let paper = 0; paper < demand.length; paper++) {
    const least = (worth[paper] ?? 0) - slack
    let left = slack > 0 ? Infinity : PER_PAPER
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end && left > 0; arc++) {
      if (chosen[arc] === 1 || (weight[arc] ?? 0) - (price[reviewer[arc] ?? 0] ?? 0) <= least) continue
      chosen[arc] = 1
      left--
      added++
    }
  }
  return added
}
