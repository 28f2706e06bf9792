// A lot over the pairs, so that none is likelier than a cap: whoever bids falsely to get a paper cannot count on it. Each pair is out
// with a chance of 1 - cap, whatever its weight, and the search goes on among those that stay: so it keeps every rule at every draw.
// Which pairs are out together follows from a draw that fills all places as well as any lottery could: the best chances are a flow in
// hundredths of places, the draw keeps every chance, load and number of reviewers (dependent rounding, Gandhi, Khuller,
// Parthasarathy, Srinivasan 2006; for reviewers Jecmen et al. 2020), and what it holds stays.
import { crash } from './crash.ts'
import type { Stop } from './field.ts'
import { type Market, penaltyOf } from './market.ts'
import { networkOf } from './network.ts'
import { rounded } from './rounding.ts'
import { coarse } from './settling.ts'
import { optimise, simplexOf } from './simplex.ts'

/** Chances are counted in these. */
const WHOLE = 100

export type Lot = {
  /** The arcs that are not out. */
  stays: Uint8Array
  /** The most that the sum of weights can be expected to be under the cap, rules aside; null where time was up before it was known. */
  expected: number | null
}

export function drawLot(market: Market, cap: number, noise: () => number, stop: Stop): Lot {
  const penalty = penaltyOf(market)
  const unit = Math.floor(WHOLE * cap + 1e-6)
  const { held, price } = coarse(market, penalty)
  const network = networkOf(market, penalty, [], { places: WHOLE, unit })
  const start = crash(
    network,
    held.map((one) => one * unit),
    price,
  )
  const simplex = simplexOf(network, start)
  const ended = optimise(simplex, stop)
  const { flow } = simplex
  const drawn = rounded(market, flow, WHOLE, noise)
  const stays = flow.map((share, arc) => staying(share, unit, drawn[arc] === 1, noise))
  return { stays, expected: ended ? expectedOf(market, flow) : null }
}

function expectedOf({ weight }: Market, flow: Uint8Array): number {
  let sum = 0
  for (const [arc, share] of flow.entries()) sum += share * (weight[arc] ?? 0)
  return sum / WHOLE
}

/** What is drawn stays; of the rest so much that out of all draws an arc stays in as many hundredths as the cap has. */
function staying(share: number, unit: number, drawn: boolean, noise: () => number): number {
  return drawn || noise() * (WHOLE - share) < unit - share ? 1 : 0
}
