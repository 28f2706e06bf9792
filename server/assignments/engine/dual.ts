// A bound that knows the rules: reviewers ask prices, each paper takes the best team that its own rules allow, and whatever the
// prices are, no assignment is worth more than the teams and the places together (Lagrangian relaxation; prices by subgradients
// with the step of Polyak, "Minimization of unsmooth functionals", 1969).
import type { Stop } from './field.ts'
import { degrees, type Market, sum } from './market.ts'
import type { Clashes } from './reaching.ts'
import { bestTeam, type Table } from './teams.ts'

export type Prices = {
  /** Per reviewer. */
  price: Float64Array
  /** Per pair of arcs that exclude each other across papers, what holding both costs. */
  pairs: { one: number; other: number; price: number }[]
  /** What an open place costs: where some stay open whatever is done, not all of the penalty need speak against each. */
  open: number
}

export type Dual = Prices & {
  bound: number
  /** The arcs of the best teams at these prices; they may overload reviewers. */
  held: Uint8Array
}

const PATIENCE = 12
/** Where nothing is known yet, the best is taken to be so little below the bound. */
const HOPE = 0.002
/** How much of the last direction is kept. */
const KEPT = 0.6

type Descent = {
  table: Table
  places: Int32Array
  now: Prices
  worth: Float64Array
  held: Uint8Array
  load: Int32Array
  direction: Float64Array
}

/** Ends when the bound meets `known`, or the steps or the time are used up. */
export function descend(
  table: Table,
  mutual: Clashes,
  from: Prices,
  known: number | null,
  steps: number,
  stop: Stop,
): Dual {
  const descent = begun(table, from)
  let best: Dual = { ...kept(from), bound: Infinity, held: descent.held }
  let [scale, idle] = [1, 0]
  for (let step = 0; step < steps && (step === 0 || !stop()); step++) {
    const bound = look(descent)
    if (bound < best.bound) {
      if (bound < best.bound - 1e-5 * Math.abs(bound)) idle = 0
      best = { ...kept(descent.now), bound, held: descent.held.slice() }
    }
    if (idle++ > PATIENCE) {
      scale /= 2
      idle = 0
    }
    if (known !== null && best.bound < known + 1) break
    const target = known ?? best.bound - HOPE * Math.abs(best.bound)
    // What is known may lack much that can be had: steps as long as that would lead nowhere.
    const ahead = Math.min(bound - target, table.penalty)
    if (!move(descent, mutual, scale * ahead)) break
  }
  return best
}

const kept = ({ price, pairs, open }: Prices): Prices => ({
  open,
  price: price.slice(),
  pairs: pairs.map((pair) => ({ ...pair })),
})

function begun(table: Table, from: Prices): Descent {
  const { market } = table
  const degree = degrees(market)
  return {
    table,
    places: market.most.map((most, who) => Math.min(most, degree[who] ?? 0)),
    now: kept(from),
    worth: new Float64Array(market.reviewer.length),
    held: new Uint8Array(market.reviewer.length),
    load: new Int32Array(market.most.length),
    direction: new Float64Array(market.most.length),
  }
}

/** What each arc is worth beyond the prices on it. */
export function worthAt(market: Market, prices: Prices): Float64Array {
  const worth = new Float64Array(market.reviewer.length)
  weigh(market, prices, worth)
  return worth
}

function weigh({ weight, reviewer }: Market, { price, pairs }: Prices, worth: Float64Array): void {
  for (let arc = 0; arc < worth.length; arc++)
    worth[arc] = (weight[arc] ?? 0) - (price[reviewer[arc] ?? 0] ?? 0)
  for (const pair of pairs)
    for (const arc of [pair.one, pair.other]) worth[arc] = (worth[arc] ?? 0) - pair.price
}

/** The teams at the prices of now, and the bound that follows. */
function look({ table, places, now, worth, held, load }: Descent): number {
  const { market, fine } = table
  const { reviewer, fee, least } = market
  weigh(market, now, worth)
  table.open = now.open
  let bound = now.pairs.reduce((total, { price }) => total + price, 0)
  bound -= (table.penalty - now.open) * table.missing
  held.fill(0)
  load.fill(0)
  for (let paper = 0; paper < market.demand.length; paper++) {
    const { value, arcs } = bestTeam(table, worth, paper)
    bound += value
    for (const arc of arcs) {
      const who = reviewer[arc] ?? 0
      held[arc] = 1
      load[who] = (load[who] ?? 0) + 1
    }
  }
  for (const [who, most] of places.entries()) {
    if (most === 0) continue
    const asked = (now.price[who] ?? 0) - (fee[who] ?? 0)
    const must = Math.min(least[who] ?? 0, most)
    bound += must * Math.max(-fine, asked) + (most - must) * Math.max(0, asked)
  }
  return bound
}

/** Prices follow what is asked too much and too little; false when nothing is. */
function move(
  { table, places, now, held, load, direction }: Descent,
  mutual: Clashes,
  ahead: number,
): boolean {
  const { fee, least } = table.market
  let square = 0
  for (const [who, most] of places.entries()) {
    if (most === 0) continue
    const asked = (now.price[who] ?? 0) - (fee[who] ?? 0)
    const had = load[who] ?? 0
    const must = Math.min(least[who] ?? 0, most)
    const offered = asked > 0 ? most : asked < 0 ? must : Math.min(most, Math.max(must, had))
    direction[who] = KEPT * (direction[who] ?? 0) + had - offered
    square += (had - offered) ** 2
  }
  const broken = mutual(held)
  const known = new Set(now.pairs.map(({ one, other }) => `${one} ${other}`))
  for (const [one, other] of broken)
    if (!known.has(`${one} ${other}`)) now.pairs.push({ one, other, price: 0 })
  for (const { one, other, price } of now.pairs) {
    const over = (held[one] ?? 0) + (held[other] ?? 0) - 1
    if (over > 0 || price > 0) square += over ** 2
  }
  const open = table.missing > 0 ? sum(table.market.demand) - sum(held) - table.missing : 0
  square += open ** 2
  if (square === 0) return false
  const step = ahead / square
  for (const [who, along] of direction.entries()) {
    const price = (now.price[who] ?? 0) + step * (1 - KEPT) * along
    now.price[who] = (least[who] ?? 0) > 0 ? price : Math.max(fee[who] ?? 0, price)
  }
  now.open = Math.min(table.penalty, now.open + step * open)
  for (const pair of now.pairs) {
    const over = (held[pair.one] ?? 0) + (held[pair.other] ?? 0) - 1
    pair.price = Math.max(0, pair.price + step * over)
  }
  return true
}
