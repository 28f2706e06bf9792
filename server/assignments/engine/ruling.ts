// The best assignment under rules about who sits together, anytime: prices that know the rules bound it from above; among arcs
// that cannot clash on their paper, a flow finds it. Both in turns, until they meet or the effort is used up.
import { randomFrom } from '../../core/random.ts'
import type { Known } from './branching.ts'
import { upperBoundUnder } from './certificate-rules.ts'
import { chooseCompatible } from './choosing.ts'
import { type Dual, descend, worthAt } from './dual.ts'
import { never, type Stop } from './field.ts'
import { type Best, strike } from './finding.ts'
import { type Floor, leastScore } from './floor.ts'
import { fieldFor } from './grouping.ts'
import type { Market } from './market.ts'
import { parted } from './parting.ts'
import { narrowed } from './pricing.ts'
import { type Clashes, reach } from './reaching.ts'
import { acrossPapers, clashesOf, excludedArcs, type Rules } from './rules.ts'
import { rangeOf, settle } from './settling.ts'
import { bestTeam, type Table, tableOf } from './teams.ts'

export type Ruled = {
  market: Market
  table: Table
  across: Rules
  mutual: Clashes
  /** Where prices begin, and where they came to at the last. */
  start: Dual
  last: Dual
  /** How far weights lie apart. */
  range: number
  noise: () => number
  stop: Stop
}

/** Of each paper so many arcs beyond its places; a flow seldom wants others, and is soon done with so few. */
const SPARE = 40
/** So many attempts at the same prices at most; fewer where there are more arcs than can be gone through quickly. */
const [TRIES, QUICKLY] = [12, 1e5]
/** Where places seem to stay open, so many at least. */
const SHORT_TRIES = 4
/** How far prices are put off from one attempt to the next, as a share of the scores. */
const BLUR = 0.02

/** Looks of the prices before the first attempt and between two, and how many attempts. */
export type Effort = { steps: number; rounds: number }
export const THOROUGH: Effort = { steps: 120, rounds: 4 }
export const QUICK: Effort = { steps: 40, rounds: 2 }

export function ruledFor(market: Market, rules: Rules, stop: Stop): Ruled {
  const { price, penalty } = settle(market, stop)
  const barred = new Uint8Array(market.reviewer.length)
  for (const arc of excludedArcs(market, rules)) barred[arc] = 1
  const across = acrossPapers(rules)
  const begin = {
    price,
    pairs: [],
    open: penalty,
    bound: Infinity,
    held: new Uint8Array(market.reviewer.length),
  }
  return {
    ...{ market, across, stop, range: rangeOf(market.weight), noise: randomFrom(1) },
    table: tableOf(market, rules, penalty, barred),
    mutual: clashesOf(market, across),
    ...{ start: begin, last: begin },
  }
}

export function findRuled(
  ruled: Ruled,
  floor: Floor | null,
  { steps, rounds }: Effort,
  first: Known | null,
): Best {
  const { table, mutual, stop } = ruled
  ask(table, floor)
  let [dual, best] = [ruled.start, first]
  for (let round = 0; round < rounds && (round === 0 || !stop()); round++) {
    const looks = round === 0 ? steps : steps >> 1
    dual = closer(dual, descend(table, mutual, dual, best?.score ?? null, looks, stop))
    if (dual.bound === -Infinity || (best && dual.bound < best.score + 1)) break
    best = improved(ruled, floor, dual, best)
    if (best && dual.bound < best.score + 1) break
  }
  ruled.last = dual
  if (!floor) ruled.start = dual
  // Weights are whole numbers, so a bound less than one above a score is the score.
  const bound = Math.floor(upperBoundUnder(table, dual) + 0.01)
  return { known: best, bound, ended: best ? bound < best.score + 1 : bound === -Infinity }
}

/** It is known that so many places stay open: prices begin where one more or less weighs as much as a pair. */
export function expectOpen(ruled: Ruled, missing: number): void {
  ruled.table.missing = missing
  const open = missing > 0 ? Math.min(ruled.table.penalty, ruled.range) : ruled.table.penalty
  ruled.start = { ...ruled.start, open }
  ruled.last = { ...ruled.last, open }
}

function ask({ least }: Table, floor: Floor | null): void {
  for (const paper of least.keys())
    least[paper] = floor ? (floor.level[paper] ?? 0) - (floor.base[paper] ?? 0) : -Infinity
}

/** From what was found last: so many parts are looked at to prove it, or to find better. */
export function proveRuled(ruled: Ruled, floor: Floor | null, near: Best, parts: number): Best {
  const { market, table, mutual, last, stop } = ruled
  ask(table, floor)
  const least = floor ? leastScore(market, table.penalty, floor) : -Infinity
  const find = (dual: Dual) => attempt(ruled, floor, dual, dual.held, SPARE)
  const short = floor?.short ?? Infinity
  return parted({ table, mutual, attempt: find, least, short, stop }, last, near, parts)
}

/** From the teams that the prices want and from the best found in turns, so often as the size allows. */
function improved(ruled: Ruled, floor: Floor | null, dual: Dual, first: Known | null): Known | null {
  const { market, table, stop } = ruled
  const tries = Math.min(TRIES, Math.max(1, Math.round(QUICKLY / (market.reviewer.length + 1))))
  let best = first
  for (let count = 0; count === 0 || !stop(); count++) {
    if (best && dual.bound < best.score + 1) break
    // Places are open, or nothing was found, though the prices do not tell why.
    const isShort = !best || dual.bound - best.score > table.penalty / 2
    if (count >= (isShort ? Math.max(SHORT_TRIES, tries) : tries)) break
    const from = best && count % 2 === 1 ? best.held : dual.held
    best = better(best, attempt(ruled, floor, blurred(ruled, dual, count), from, isShort ? Infinity : SPARE))
  }
  return best
}

/** Prices a little off, so that other arcs come first. */
function blurred({ noise, range }: Ruled, dual: Dual, count: number): Dual {
  if (count < 2) return dual
  return { ...dual, price: dual.price.map((each) => each + BLUR * count * range * (noise() - 0.5)) }
}

const closer = (one: Dual, other: Dual) => (other.bound <= one.bound ? other : one)
const better = (one: Known | null, other: Known | null) =>
  one && (!other || other.score <= one.score) ? one : other

/** A flow over arcs that do not clash on their paper, those of `first` among them. */
function attempt(
  ruled: Ruled,
  floor: Floor | null,
  dual: Dual,
  first: Uint8Array,
  spare: number,
): Known | null {
  const { market, table, across } = ruled
  const chosen = chooseCompatible(table, worthAt(market, dual), first, spare)
  const few = narrowed(market, chosen)
  const field = fieldFor(few.market, across, never, table.penalty, table.fine)
  field.shortAtMost = floor?.short ?? Infinity
  if (!strike(field, floor)) return null
  const { best } = reach(field, clashesOf(few.market, across), floor, null, never)
  if (!best) return null
  const held = new Uint8Array(market.reviewer.length)
  for (const [arc, from] of few.origin.entries()) held[from] = best.held[arc] ?? 0
  return { held, score: best.score }
}

/** The most each paper could have if it chose first, with all that its own rules ask. */
export function teamTops({ table }: Ruled, base: Float64Array): Float64Array {
  const { market, penalty } = table
  table.open = penalty
  table.least.fill(-Infinity)
  const scores = Float64Array.from(market.score)
  return base.map((own, paper) => {
    const { value, arcs } = bestTeam(table, scores, paper)
    return own + value + penalty * ((market.demand[paper] ?? 0) - arcs.length)
  })
}
