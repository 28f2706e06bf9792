// The best assignment of a market by the quickest way that gets there, and its proof.
import { auction, type Outcome } from './auction.ts'
import { upperBound, worthOf } from './certificate.ts'
import { crash } from './crash.ts'
import { never, type Stop } from './field.ts'
import { type Market, penaltyOf, sum } from './market.ts'
import { networkOf } from './network.ts'
import { chooseWanted, isDense, narrowed, shortlist } from './pricing.ts'
import { optimise, type Simplex, simplexOf } from './simplex.ts'

export type Settlement = {
  held: Uint8Array
  load: Int32Array
  /** Places without a reviewer, per paper. */
  missing: Int32Array
  price: Float64Array
  penalty: number
  value: number
  /** No assignment with as few missing places is worth more. */
  bound: number
  /** False: told to stop before the best was found. */
  ended: boolean
}

/** Bids for each place after which an auction is given up as a war. */
const PATIENCE = 10
/** The step of an auction that only looks for a good start, as a share of the range of the weights. */
const COARSE = 0.003

export function settle(market: Market, stop: Stop = never): Settlement {
  if (!isDense(market)) return settleAll(market, stop)
  const chosen = shortlist(market)
  for (;;) {
    const few = narrowed(market, chosen)
    const settled = settleAll(few.market, stop)
    const worth = worthsOf(few.market, settled)
    if (chooseWanted(market, settled.price, worth, chosen) > 0 && settled.ended) continue
    const held = new Uint8Array(market.reviewer.length)
    for (const [arc, from] of few.origin.entries()) held[from] = settled.held[arc] ?? 0
    return proven(market, penaltyOf(market), { ...settled, held })
  }
}

/** What the least of a paper's places is worth to it: less than what it could have instead is never kept. */
export function worthsOf(
  { demand, start, weight, reviewer }: Market,
  { held, missing, price, penalty }: Settlement,
) {
  return Float64Array.from(demand, (_, paper) => {
    let least = (missing[paper] ?? 0) > 0 ? -penalty : Infinity
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++)
      if (held[arc] === 1) least = Math.min(least, (weight[arc] ?? 0) - (price[reviewer[arc] ?? 0] ?? 0))
    return least
  })
}

function settleAll(market: Market, stop: Stop): Settlement {
  const penalty = penaltyOf(market)
  const places = sum(market.demand)
  if (!market.least.some((least) => least > 0) && places < sum(market.most)) {
    const { held, price, load, open, ended } = auction(market, penalty, 1 / (places + 1), PATIENCE * places)
    if (ended) return proven(market, penalty, { held, price, load, missing: open, ended })
  }
  const { held, price } = coarse(market, penalty)
  const network = networkOf(market, penalty)
  const simplex = simplexOf(network, crash(network, held, price))
  const ended = optimise(simplex, stop)
  return proven(market, penalty, { ...readOff(simplex), ended })
}

/** An auction in large steps: a good start, soon had. */
export function coarse(market: Market, penalty: number): Outcome {
  const step = Math.max(1, COARSE * rangeOf(market.weight))
  return auction(market, penalty, step, PATIENCE * sum(market.demand))
}

export function rangeOf(weights: Int32Array): number {
  let [low, high] = [0, 0]
  for (const weight of weights) {
    if (weight < low) low = weight
    if (weight > high) high = weight
  }
  return high - low
}

function readOff(simplex: Simplex): Pick<Settlement, 'held' | 'load' | 'missing' | 'price'> {
  const { papers, rows, reviewers, flow, restFlow, tree } = simplex
  return {
    held: flow,
    missing: Int32Array.from(restFlow.subarray(0, papers)),
    load: Int32Array.from(
      { length: reviewers },
      (_, at) => (restFlow[rows + at] ?? 0) + (restFlow[rows + reviewers + at] ?? 0),
    ),
    price: Float64Array.from({ length: reviewers }, (_, at) => -(tree.potential[rows + at] ?? 0)),
  }
}

type Found = Pick<Settlement, 'held' | 'load' | 'missing' | 'price' | 'ended'>

/** Weights are whole numbers, so a bound less than one above the value is the value. */
function proven(market: Market, penalty: number, found: Found): Settlement {
  const value = worthOf(market, found.held)
  let unmet = 0
  for (const [reviewer, least] of market.least.entries())
    unmet += Math.max(0, least - (found.load[reviewer] ?? 0))
  const fees = found.load.reduce((total, load, reviewer) => total + load * (market.fee[reviewer] ?? 0), 0)
  const penalties = penalty * (sum(market.least) - unmet - sum(found.missing)) - fees
  // What the auction adds up is not whole, so its sum may fall a hair short.
  const bound = Math.floor(upperBound(market, penalty, found.price) - penalties + 0.01)
  return { ...found, penalty, value, bound }
}
