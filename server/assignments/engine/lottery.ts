// An assignment drawn so that no pair is more likely than a cap: whoever bids falsely to get a paper cannot count on it.
// The best chances are a flow in hundredths of places; the draw keeps every chance, load and number of reviewers
// (dependent rounding, Gandhi, Khuller, Parthasarathy, Srinivasan 2006; for reviewers Jecmen et al. 2020).
import { crash } from './crash.ts'
import type { Stop } from './field.ts'
import { type Market, penaltyOf } from './market.ts'
import { networkOf } from './network.ts'
import { rounded } from './rounding.ts'
import { coarse } from './settling.ts'
import { optimise, simplexOf } from './simplex.ts'

/** Chances are counted in these. */
const WHOLE = 100

export type Drawn = {
  held: Uint8Array
  /** The sum of weights to be expected: the most that any such lottery has. */
  expected: number
  ended: boolean
}

export function draw(market: Market, cap: number, noise: () => number, stop: Stop): Drawn {
  const penalty = penaltyOf(market)
  const unit = Math.round(WHOLE * cap)
  const { held, price } = coarse(market, penalty)
  const network = networkOf(market, penalty, [], { places: WHOLE, unit })
  const start = crash(
    network,
    held.map((one) => one * unit),
    price,
  )
  const simplex = simplexOf(network, start)
  const ended = optimise(simplex, stop)
  let expected = 0
  for (let arc = 0; arc < simplex.flow.length; arc++)
    expected += ((simplex.flow[arc] ?? 0) / WHOLE) * (market.weight[arc] ?? 0)
  return { held: rounded(market, simplex.flow, WHOLE, noise), expected, ended }
}
