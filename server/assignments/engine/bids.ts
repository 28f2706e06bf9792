// The bids that reviewers hold: for each a heap, the lowest bid first, as that one goes next.
import { degrees, type Market } from './market.ts'

/** The bids of reviewer r start at shelf[r]; there is room for as many as the reviewer may take. */
export type Bids = { shelf: Int32Array; bid: Float64Array; arc: Int32Array; bidder: Int32Array }

export function shelves(market: Market): Bids {
  const degree = degrees(market)
  const { most } = market
  const shelf = new Int32Array(most.length + 1)
  for (let at = 0; at < most.length; at++)
    shelf[at + 1] = (shelf[at] ?? 0) + Math.min(most[at] ?? 0, degree[at] ?? 0)
  const places = shelf.at(-1) ?? 0
  return {
    shelf,
    bid: new Float64Array(places),
    arc: new Int32Array(places),
    bidder: new Int32Array(places),
  }
}

/** A bid more. */
export function rise(
  { bid, bidder, arc }: Bids,
  from: number,
  size: number,
  paper: number,
  won: number,
  offer: number,
) {
  let at = size
  while (at > 0) {
    const above = (at - 1) >> 1
    if ((bid[from + above] ?? 0) <= offer) break
    bid[from + at] = bid[from + above] ?? 0
    bidder[from + at] = bidder[from + above] ?? 0
    arc[from + at] = arc[from + above] ?? 0
    at = above
  }
  bid[from + at] = offer
  bidder[from + at] = paper
  arc[from + at] = won
}

/** A bid in place of the lowest. */
export function sink(
  { bid, bidder, arc }: Bids,
  from: number,
  size: number,
  paper: number,
  won: number,
  offer: number,
) {
  let at = 0
  for (let below = 1; below < size; below = 2 * at + 1) {
    if (below + 1 < size && (bid[from + below + 1] ?? 0) < (bid[from + below] ?? 0)) below++
    if ((bid[from + below] ?? 0) >= offer) break
    bid[from + at] = bid[from + below] ?? 0
    bidder[from + at] = bidder[from + below] ?? 0
    arc[from + at] = arc[from + below] ?? 0
    at = below
  }
  bid[from + at] = offer
  bidder[from + at] = paper
  arc[from + at] = won
}
