// Papers bid for reviewers until nobody is outbid: Bertsekas' forward auction, for several places on both sides.
// (D. P. Bertsekas, "Auction algorithms for network flow problems", 1992.) Where scores differ and places are not all
// used it ends within a few bids a place; ties and full use make bidding wars, which the limit on bids ends.
import { degrees, type Market } from './market.ts'

export type Outcome = {
  held: Uint8Array
  price: Float64Array
  load: Int32Array
  /** Places without a reviewer. */
  open: Int32Array
  /** Every paper has all it can have at these prices. */
  ended: boolean
}

type Hall = Market &
  Outcome & {
    step: number
    penalty: number
    /** The bids of reviewer r are a heap, the lowest first, of load[r] entries from shelf[r]. */
    shelf: Int32Array
    bid: Float64Array
    arc: Int32Array
    bidder: Int32Array
    /** Papers in need, first in first out; each stands in line at most once. */
    line: Int32Array
    waiting: Uint8Array
    head: number
    length: number
    /** The best arcs of the paper whose turn it is, best first. */
    best: Float64Array
    choice: Int32Array
    /** The best arcs of each paper, held or not, at the prices of its last look at all of them. */
    width: number
    listed: Int32Array
    listing: Int32Array
    values: Float64Array
    /** What the best arc outside that list was worth then. */
    outside: Float64Array
    bids: number
  }

/** How many arcs beyond those wanted a paper keeps in view, so that it need not look at all of them at every turn. */
const SPARE = 8

/** Minimum loads are not heeded: whoever needs them looks whether they came out. */
export function auction(market: Market, penalty: number, step: number, limit: number): Outcome {
  const hall = opened(market, penalty, step)
  while (hall.length > 0 && hall.bids < limit) turn(hall, next(hall))
  const { held, price, load, open } = hall
  return { held, price, load, open, ended: hall.length === 0 }
}

function opened(market: Market, penalty: number, step: number): Hall {
  const { demand, most, reviewer } = market
  const degree = degrees(market)
  const shelf = new Int32Array(most.length + 1)
  for (let at = 0; at < most.length; at++)
    shelf[at + 1] = (shelf[at] ?? 0) + Math.min(most[at] ?? 0, degree[at] ?? 0)
  const places = shelf.at(-1) ?? 0
  const widest = demand.reduce((most, each) => Math.max(most, each), 0)
  const width = widest + SPARE
  const price = market.fee.slice()
  // Who takes nothing is beyond every bid.
  for (let at = 0; at < most.length; at++) if (shelf[at] === shelf[at + 1]) price[at] = Infinity
  return {
    ...market,
    step,
    penalty,
    shelf,
    price,
    held: new Uint8Array(reviewer.length),
    load: new Int32Array(most.length),
    open: demand.slice(),
    ended: false,
    bid: new Float64Array(places),
    arc: new Int32Array(places),
    bidder: new Int32Array(places),
    line: Int32Array.from(demand, (_, paper) => paper),
    waiting: new Uint8Array(demand.length).fill(1),
    head: 0,
    length: demand.length,
    best: new Float64Array(widest + 1),
    choice: new Int32Array(widest + 1),
    width,
    listed: new Int32Array(demand.length * width),
    listing: new Int32Array(demand.length),
    values: new Float64Array(width),
    outside: new Float64Array(demand.length).fill(Infinity),
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

/** The best arcs not held, as many as wanted; returns how many there are. */
function look(hall: Hall, paper: number, wanted: number): number {
  const found = among(hall, paper, wanted)
  const rest = hall.outside[paper] ?? 0
  if (found === wanted ? (hall.best[wanted - 1] ?? 0) >= rest : rest === -Infinity) return found
  shortlist(hall, paper)
  return among(hall, paper, wanted)
}

function among(hall: Hall, paper: number, wanted: number): number {
  const { best, choice, held, price, reviewer, weight, listed, width } = hall
  const end = paper * width + (hall.listing[paper] ?? 0)
  let found = 0
  for (let entry = paper * width; entry < end; entry++) {
    const arc = listed[entry] ?? 0
    if (held[arc] === 1) continue
    const value = (weight[arc] ?? 0) - (price[reviewer[arc] ?? 0] ?? 0)
    if (found === wanted && value <= (best[wanted - 1] ?? 0)) continue
    let at = found < wanted ? found++ : wanted - 1
    for (; at > 0 && (best[at - 1] ?? 0) < value; at--) {
      best[at] = best[at - 1] ?? 0
      choice[at] = choice[at - 1] ?? 0
    }
    best[at] = value
    choice[at] = arc
  }
  return found
}

/** Prices only rise, so an arc outside the list never comes to be worth more than it was when the list was made. */
function shortlist(hall: Hall, paper: number): void {
  const { price, reviewer, weight, listed, width, values } = hall
  const [from, end] = [paper * width, hall.start[paper + 1] ?? 0]
  let [count, worst, outside] = [0, -Infinity, -Infinity]
  for (let arc = hall.start[paper] ?? 0; arc < end; arc++) {
    const value = (weight[arc] ?? 0) - (price[reviewer[arc] ?? 0] ?? 0)
    if (count === width) {
      if (value <= worst) {
        if (value > outside) outside = value
        continue
      }
      outside = worst
    }
    let at = count < width ? count++ : width - 1
    for (; at > 0 && (values[at - 1] ?? 0) < value; at--) {
      values[at] = values[at - 1] ?? 0
      listed[from + at] = listed[from + at - 1] ?? 0
    }
    values[at] = value
    listed[from + at] = arc
    worst = values[count - 1] ?? 0
  }
  hall.listing[paper] = count
  hall.outside[paper] = outside
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

function rise(
  { bid, bidder, arc }: Hall,
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

function sink(
  { bid, bidder, arc }: Hall,
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
