// The proof of an assignment, by a pass that shares nothing with the search: prices bound from above what any assignment is worth.
import { degrees, type Market } from './market.ts'

/**
 * No assignment is worth more, missing places counted at -penalty and places below a minimum load at +penalty each: whatever the
 * prices, a paper gains at most its best arcs less their prices, and a reviewer at most what their places ask.
 */
export function upperBound(market: Market, penalty: number, price: Float64Array): number {
  let total = 0
  for (let paper = 0; paper < market.demand.length; paper++) total += bestOf(market, penalty, price, paper)
  const degree = degrees(market)
  for (let reviewer = 0; reviewer < market.most.length; reviewer++) {
    const places = Math.min(market.most[reviewer] ?? 0, degree[reviewer] ?? 0)
    if (places === 0) continue
    const least = Math.min(market.least[reviewer] ?? 0, places)
    const asked = (price[reviewer] ?? 0) - (market.fee[reviewer] ?? 0)
    total += least * Math.max(0, asked + penalty) + (places - least) * Math.max(0, asked)
  }
  return total
}

const best = new Float64Array(4096)

function bestOf(market: Market, penalty: number, price: Float64Array, paper: number): number {
  const { weight, reviewer, start, demand } = market
  const [places, end] = [demand[paper] ?? 0, start[paper + 1] ?? 0]
  const list = places > best.length ? new Float64Array(places) : best
  list.fill(-penalty, 0, places)
  for (let arc = start[paper] ?? 0; arc < end; arc++) {
    const gain = (weight[arc] ?? 0) - (price[reviewer[arc] ?? 0] ?? 0)
    let at = places - 1
    if (at < 0 || gain <= (list[at] ?? 0)) continue
    for (; at > 0 && (list[at - 1] ?? 0) < gain; at--) list[at] = list[at - 1] ?? 0
    list[at] = gain
  }
  let total = 0
  for (let at = 0; at < places; at++) total += list[at] ?? 0
  return total
}

export function worthOf({ weight }: Market, held: Uint8Array): number {
  let total = 0
  for (let arc = 0; arc < held.length; arc++) if (held[arc] === 1) total += weight[arc] ?? 0
  return total
}
