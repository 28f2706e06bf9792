// One assignment from end to end: the flow with the groups it needs, the floor, and what only parting can settle.
import { upperBound, worthOf } from './certificate.ts'
import type { Stop } from './field.ts'
import { type Best, type Find, finderFor, tighter, UNKNOWN } from './finding.ts'
import { topsOf } from './floor.ts'
import { fieldFor } from './grouping.ts'
import { floorAt, highestLevel, levelsFor } from './levels.ts'
import { fairest } from './leximin.ts'
import { type Market, sum } from './market.ts'
import { chooseWanted, isDense, narrowed, shortlist } from './pricing.ts'
import { hasPairRules, type Rules } from './rules.ts'
import {
  expectOpen,
  findRuled,
  proveRuled,
  QUICK,
  type Ruled,
  ruledFor,
  THOROUGH,
  teamTops,
} from './ruling.ts'
import { type Settlement, settle, worthsOf } from './settling.ts'

export type Objective = 'total' | 'floor' | 'leximin'

export type Ask = {
  /** Its arcs in the order that the rules want. */
  market: Market
  rules: Rules
  /** What the locked pairs of each paper bring, in weights. */
  base: Float64Array
  objective: Objective
  /** In weights; null for the best there is. */
  floor: number | null
  /** How many parts are looked at before a solution counts as good enough; null for so many as suit the size. */
  parts: number | null
  stop: Stop
}

export type Answer = {
  /** Null where no assignment was found that keeps the floor asked for. */
  held: Uint8Array | null
  missing: Int32Array
  load: Int32Array
  value: number
  bound: number
  /** The floor that is kept, and what no assignment's worst-off paper can pass. */
  level: number | null
  highest: number | null
  stopped: boolean
}

export function assign(ask: Ask): Answer {
  const { market, rules, objective, stop } = ask
  const isFloored = objective !== 'total'
  if (hasPairRules(rules) || (isFloored && rules.seniors > 0)) return assignRuled(ask)
  if (!isFloored && rules.seniors === 0) {
    const { held, missing, load, value, bound, ended } = settle(market, stop)
    return { held, missing, load, value, bound, level: null, highest: null, stopped: !ended }
  }
  return isDense(market) ? assignFew(ask) : assignAll(ask)
}

/** Up to so many arcs the proof by parts is tried where prices and teams alone do not bring it. */
const FEW = 3000
/** So many parts then; fewer while a floor is only sought, more where places stay open. */
const [PARTS, FEWER, MORE] = [400, 40, 800]
/** Up to so many arcs a search that begins with the rules broken is tried first, as it takes no time. */
const [TINY, TRIES] = [300, 60]

function assignRuled(ask: Ask): Answer {
  const { market, base, objective, stop } = ask
  const { find, ruled } = ruledFinder(ask)
  const plain = find(null)
  if (objective === 'total' || !plain.known) return answered(market, plain, null, null, stop)
  return floored(ask, find, plain, teamTops(ruled, base))
}

function ruledFinder(ask: Ask): { find: Find; ruled: Ruled } {
  const { market, rules, objective, stop } = ask
  const ruled = ruledFor(market, rules, stop)
  const { penalty, fine } = ruled.table
  const [isFew, isTiny] = [market.reviewer.length <= FEW, market.reviewer.length <= TINY]
  const broken = isFew
    ? finderFor(fieldFor(market, rules, stop, penalty, fine), rules, TRIES, stop)
    : () => UNKNOWN
  const find: Find = (floor, { parts = ask.parts, first = null } = {}) => {
    const onTheWay = parts !== null || (objective !== 'total' && !floor)
    const tried = isTiny ? broken(floor, { first }) : { ...UNKNOWN, known: first }
    if (tried.ended) return tried
    const near = tighter(tried, findRuled(ruled, floor, onTheWay ? QUICK : THOROUGH, tried.known))
    if (near.ended || !isFew) return near
    // Where places seem to stay open, that search may fill some.
    const isShort = !near.known || near.bound - near.known.score > penalty / 2
    const from = isShort && !isTiny ? tighter(near, broken(floor, { first: near.known })) : near
    if (isShort && !ruled.table.missing && !isFlat(market)) expectOpen(ruled, openWhatever(ask))
    return proveRuled(ruled, floor, from, parts ?? (isShort ? MORE : onTheWay ? FEWER : PARTS))
  }
  return { find, ruled }
}

const isFlat = ({ weight }: Market) => weight.every((each) => each === 0)

/** So many places stay open at least, whatever the scores are: places are whole, so where some part of one must be, one is. */
function openWhatever(ask: Ask): number {
  const { market } = ask
  const [weight, fee] = [new Int32Array(market.weight.length), new Float64Array(market.fee.length)]
  const flat = { ...market, weight, score: weight, fee }
  const { bound } = ruledFinder({ ...ask, market: flat, objective: 'total' }).find(null)
  // Without scores a place counts as one; what counts more are minimum loads, which tell nothing of places.
  return bound < 0 && -bound <= sum(market.demand) ? -bound : 0
}

/** An arc whose price says that it costs more than rules and floor together did is in no better assignment. */
function assignFew(ask: Ask): Answer {
  const { market, stop } = ask
  const free = settle(market, stop)
  const worth = worthsOf(market, free)
  const chosen = shortlist(market)
  for (const [arc, held] of free.held.entries()) if (held === 1) chosen[arc] = 1
  // Until all arcs are there that could matter, a good solution is enough: it tells which those are.
  for (let parts: number | null = FEWER; ; ) {
    const few = narrowed(market, chosen)
    const answer = assignAll({ ...ask, market: few.market, parts })
    const slack = answer.held ? costOfRules(free, answer) : Infinity
    if (!stop() && chooseWanted(market, free.price, worth, chosen, slack) > 0) continue
    if (!stop() && parts !== ask.parts && answer.bound - answer.value >= 1) {
      parts = ask.parts
      continue
    }
    const held = new Uint8Array(market.reviewer.length)
    for (const [arc, from] of few.origin.entries()) held[from] = answer.held?.[arc] ?? 0
    return { ...answer, held: answer.held && held }
  }
}

function costOfRules(free: Settlement, { missing, bound, value }: Answer): number {
  const more = missing.reduce((total, each, paper) => total + each - (free.missing[paper] ?? 0), 0)
  return free.bound - Math.min(value, bound) + free.penalty * more
}

function assignAll(ask: Ask): Answer {
  const { market, rules, objective, base, parts, stop } = ask
  const find = finderFor(fieldFor(market, rules, stop), rules, parts, stop)
  const plain = find(null)
  if (objective === 'total' || !plain.known) return answered(market, plain, null, null, stop)
  return floored(ask, find, plain, topsOf(market, base))
}

/** The floor of one's own, or the highest, and above it the best total. */
function floored(ask: Ask, find: Find, plain: Best, tops: Float64Array): Answer {
  const { market, base, floor, objective, stop } = ask
  const held = plain.known?.held ?? new Uint8Array(market.reviewer.length)
  const levels = levelsFor(market, base, held, tops)
  if (objective === 'leximin' && plain.known) {
    const { known, proven, level } = fairest(levels, tops, find, plain.known, stop)
    const bound = proven ? known.score : plain.bound
    return answered(market, { known, bound, ended: proven }, level, proven ? level : null, stop)
  }
  if (floor !== null) return answered(market, find(floorAt(levels, floor)), floor, levels.highest, stop)
  const { best, level, highest } = highestLevel(levels, find, plain, stop)
  return answered(market, best, level, highest, stop)
}

function answered(
  market: Market,
  { known, bound }: Best,
  level: number | null,
  highest: number | null,
  stop: Stop,
): Answer {
  if (!known) {
    const [missing, load] = [market.demand.slice(), new Int32Array(market.most.length)]
    return { held: null, missing, load, value: 0, bound: 0, level, highest, stopped: stop() }
  }
  const answer = answerOf(market, { held: known.held, ended: !stop() })
  // With no price on anything, each paper has its best arcs: a bound where a search that was stopped has none.
  const free = upperBound(market, 0, new Float64Array(market.most.length))
  return { ...answer, bound: Math.min(answer.value + bound - known.score, free), level, highest }
}

/** What an assignment comes to, taken for the best. */
function answerOf(market: Market, { held, ended }: { held: Uint8Array; ended: boolean }): Answer {
  const missing = market.demand.slice()
  const load = new Int32Array(market.most.length)
  for (let paper = 0; paper < missing.length; paper++)
    for (let arc = market.start[paper] ?? 0, end = market.start[paper + 1] ?? 0; arc < end; arc++) {
      if (held[arc] !== 1) continue
      const who = market.reviewer[arc] ?? 0
      missing[paper] = (missing[paper] ?? 0) - 1
      load[who] = (load[who] ?? 0) + 1
    }
  const value = worthOf(market, held)
  return { held, missing, load, value, bound: value, level: null, highest: null, stopped: !ended }
}
