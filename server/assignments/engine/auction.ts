// Papers bid for reviewers until nobody is outbid: Bertsekas' forward auction, for several places on both sides.
// (D. P. Bertsekas, "Auction algorithms for network flow problems", 1992.) Where scores differ and places are not all
// used it ends within a few bids a place; ties and full use make bidding wars, which the limit on bids ends.
import { type Bids, rise, shelves, sink } from './bids.ts'
import { look, type View, viewOf } from './looking.ts'
import type { Market } from './market.ts'

export type Outcome = {
  held: Uint8Array
  price: Float64Array
  load: Int32Array
  /** Places without a reviewer. */
  open: Int32Array
  /** Every paper has all it can have at these prices. */
  ended: boolean
}

type Hall = View &
  Bids &
  Outcome & {
    step: number
    penalty: number
    /** Papers in need, first in first out; each stands in line at most once. */
    line: Int32Array
    waiting: Uint8Array
    head: number
    length: number
    bids: number
  }

/** Minimum loads are not heeded: whoever needs them looks whether they came out. */
export function auction(market: Market, penalty: number, step: number, limit: number): Outcome {
  const hall = opened(market, penalty, step)
  while (hall.length > 0 && hall.bids < limit) turn(hall, next(hall))
  const { held, price, load, open } = hall
  return { held, price, load, open, ended: hall.length === 0 }
}

function opened(market: Market, penalty: number, step: number): Hall {
  const { demand, most, reviewer } = market
  const bids = shelves(market)
  const price = market.fee.slice()
  // Who takes nothing is beyond every bid.
  for (let at = 0; at < most.length; at++) if (bids.shelf[at] === bids.shelf[at + 1]) price[at] = Infinity
  const outcome = {
    price,
    held: new Uint8Array(reviewer.length),
    load: new Int32Array(most.length),
    open: demand.slice(),
    ended: false,
  }
  return {
    ...viewOf(market, outcome),
    ...bids,
    ...outcome,
    step,
    penalty,
    line: Int32Array.from(demand, (_, paper) => paper),
    waiting: new Uint8Array(demand.length).fill(1),
    head: 0,
    length: demand.length,
    bids: 0,
  }
}

function next(hall: Hall): number {
  const paper = hall.line[hall.head] ?? 0
  hall.head = hall.head + 1 === hall.line.length ? 0 : hall.head + 1
  hall.length--
  hall.waiting[paper] = 0
  return paper
}

function wait(hall: Hall, paper: number): void {
  if (hall.waiting[paper] === 1) return
  hall.waiting[paper] = 1
  const end = hall.head + hall.length
  hall.line[end < hall.line.length ? end : end - hall.line.length] = paper
  hall.length++
}

/** Bids for all open places at once: so much that each stays as good as the best arc left out, less a step. */
function turn(hall: Hall, paper: number): void {
  const places = hall.open[paper] ?? 0
  if (places === 0) return
  const found = look(hall, paper, places + 1)
  const { best, choice, price, reviewer, step } = hall
  const fallback = Math.max(-hall.penalty, found > places ? (best[places] ?? 0) : -Infinity)
  for (let at = 0; at < Math.min(found, places); at++) {
    const value = best[at] ?? 0
    if (value < fallback) break
    const arc = choice[at] ?? 0
    place(hall, paper, arc, (price[reviewer[arc] ?? 0] ?? 0) + value - fallback + step)
    hall.bids++
  }
}

function place(hall: Hall, paper: number, arc: number, bid: number): void {
  const reviewer = hall.reviewer[arc] ?? 0
  const [from, load] = [hall.shelf[reviewer] ?? 0, hall.load[reviewer] ?? 0]
  const size = (hall.shelf[reviewer + 1] ?? 0) - from
  hall.held[arc] = 1
  hall.open[paper] = (hall.open[paper] ?? 0) - 1
  if (load < size) {
    hall.load[reviewer] = load + 1
    rise(hall, from, load, paper, arc, bid)
  } else {
    const loser = hall.bidder[from] ?? 0
    hall.held[hall.arc[from] ?? 0] = 0
    hall.open[loser] = (hall.open[loser] ?? 0) + 1
    wait(hall, loser)
    sink(hall, from, size, paper, arc, bid)
  }
  if (hall.load[reviewer] === size) hall.price[reviewer] = hall.bid[from] ?? 0
}
