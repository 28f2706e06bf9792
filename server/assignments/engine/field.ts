// The simplex with its weights in hand: arcs barred or required, papers made eager. Every change of weights keeps the tree it has.
import { worthOf } from './certificate.ts'
import { type Market, sum } from './market.ts'
import { barred } from './network.ts'
import { optimise, type Simplex } from './simplex.ts'
import { reprice } from './tree.ts'

export type Stop = () => boolean
export const never: Stop = () => false

export type Field = {
  market: Market
  simplex: Simplex
  /** By how many decisions an arc is barred. */
  bars: Uint16Array
  required: Uint8Array
  /** How much more than its score each arc of a paper counts, as a share. */
  eager: Float64Array
  /** Missing places and unmet minimums are not to be more than this. */
  shortAtMost: number
}

export const fieldOf = (market: Market, simplex: Simplex): Field => ({
  market,
  simplex,
  bars: new Uint16Array(market.reviewer.length),
  required: new Uint8Array(market.reviewer.length),
  eager: new Float64Array(market.demand.length),
  shortAtMost: Infinity,
})

export function reweigh({ market, simplex, bars, required, eager }: Field, paper: number): void {
  const { start, weight, most, reviewer } = market
  const factor = 1 + (eager[paper] ?? 0)
  for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++) {
    const closed = bars[arc] !== 0 || most[reviewer[arc] ?? 0] === 0
    const extra = required[arc] === 1 ? simplex.penalty + simplex.fine : 0
    simplex.weight[arc] = closed ? barred(simplex) : (weight[arc] ?? 0) * factor + extra
  }
}

/** False when told to stop before the best was reached. */
export function reoptimise({ simplex }: Field, stop: Stop): boolean {
  reprice(simplex.tree, simplex)
  return optimise(simplex, stop)
}

/** The sum of the weights held, less the penalties and fees. */
export function scoreOf(field: Field): number {
  const { market, simplex } = field
  const { reviewers, rows, root, restFlow, penalty, fine } = simplex
  let fees = 0
  for (let reviewer = 0; reviewer < reviewers; reviewer++) {
    const load = (restFlow[root + reviewer] ?? 0) + (restFlow[rows + reviewer] ?? 0)
    fees += load * (market.fee[reviewer] ?? 0)
  }
  return worthOf(market, simplex.flow) - penalty * missingIn(field) - fine * unmetIn(field) - fees
}

/** Missing places, and places missing to minimum loads. */
export const shortOf = (field: Field): number => missingIn(field) + unmetIn(field)

const missingIn = ({ simplex: { papers, restFlow } }: Field) => sum(restFlow.subarray(0, papers))

const unmetIn = ({ market, simplex: { root, restFlow } }: Field) =>
  sum(market.least) - sum(restFlow.subarray(root))

/** What a held arc is worth to the whole beside its rivals: so much at least is lost without it. */
export function profitOf({ simplex }: Field, arc: number): number {
  const { weight, tree, rows, reviewer, segmentTail, segmentStart } = simplex
  const tail = segmentTail[placeIn(segmentStart, arc)] ?? 0
  const [from, to] = [tree.potential[tail] ?? 0, tree.potential[rows + (reviewer[arc] ?? 0)] ?? 0]
  return (weight[arc] ?? 0) + to - from
}

export const paperOf = ({ start }: Market, arc: number): number => placeIn(start, arc)

function placeIn(start: Int32Array, arc: number): number {
  let [low, high] = [0, start.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((start[middle] ?? 0) <= arc) low = middle
    else high = middle
  }
  return low
}
