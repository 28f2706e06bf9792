// One assignment from end to end: the flow with the groups it needs, the floor, and what only parting can settle.
import { worthOf } from './certificate.ts'
import type { Stop } from './field.ts'
import { type Best, finderFor } from './finding.ts'
import { fieldFor } from './grouping.ts'
import { atLevel, highestLevel, levelsFor } from './levels.ts'
import type { Market } from './market.ts'
import { chooseWanted, isDense, narrowed, shortlist } from './pricing.ts'
import { hasPairRules, type Rules } from './rules.ts'
import { type Settlement, settle, worthsOf } from './settling.ts'

export type Ask = {
  /** Its arcs in the order that the rules want. */
  market: Market
  rules: Rules
  /** What the locked pairs of each paper bring, in weights. */
  base: Float64Array
  objective: 'total' | 'floor'
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
  const isPlain = rules.seniors === 0 && !hasPairRules(rules)
  if (objective === 'total' && isPlain) {
    const { held, missing, load, value, bound, ended } = settle(market, stop)
    return { held, missing, load, value, bound, level: null, highest: null, stopped: !ended }
  }
  return isDense(market) ? assignFew(ask) : assignAll(ask)
}

/** An arc whose price says that it costs more than rules and floor together did is in no better assignment. */
function assignFew(ask: Ask): Answer {
  const { market, stop } = ask
  const free = settle(market, stop)
  const worth = worthsOf(market, free)
  const chosen = shortlist(market)
  for (const [arc, held] of free.held.entries()) if (held === 1) chosen[arc] = 1
  for (;;) {
    const few = narrowed(market, chosen)
    const answer = assignAll({ ...ask, market: few.market })
    const slack = answer.held ? costOfRules(free, answer) : Infinity
    if (!stop() && chooseWanted(market, free.price, worth, chosen, slack) > 0) continue
    const held = new Uint8Array(market.reviewer.length)
    for (const [arc, from] of few.origin.entries()) held[from] = answer.held?.[arc] ?? 0
    return { ...answer, held: answer.held && held }
  }
}

function costOfRules(free: Settlement, { missing, bound, value }: Answer): number {
  const more = missing.reduce((total, each, paper) => total + each - (free.missing[paper] ?? 0), 0)
  return free.bound - Math.min(value, bound) + free.penalty * more
}

function assignAll({ market, rules, objective, base, floor, parts, stop }: Ask): Answer {
  const field = fieldFor(market, rules, stop)
  const find = finderFor(field, rules, parts, stop)
  const freely = find(null)
  if (objective === 'total' || !freely.known) return answered(market, freely, null, null, stop)
  const levels = levelsFor(field, base, freely.known.held)
  if (floor !== null)
    return answered(market, atLevel(field, levels, find, { level: floor }), floor, levels.highest, stop)
  const { best, level, highest } = highestLevel(field, levels, find, freely.known)
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
  return { ...answer, bound: answer.value + bound - known.score, level, highest }
}

/** What an assignment comes to, taken for the best. */
export function answerOf(market: Market, { held, ended }: { held: Uint8Array; ended: boolean }): Answer {
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
