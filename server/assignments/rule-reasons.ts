// Which rules keep an assignment from being whole: the smallest sets of them without which more could be had, in words.
import type { Compiled } from './compiling.ts'
import { type Ask, assign } from './engine/assigning.ts'
import { type Market, sum } from './engine/market.ts'
import type { Rules } from './engine/rules.ts'
import { searched, type Wish, wishOf } from './solving.ts'

const WORDS = {
  seniors: 'the rule about seniors',
  institutions: 'the rule that at most one of an institution sits on a paper',
  apart: 'the rule that nobody sits beside somebody they wrote with',
  written: 'the rule that no two people review each other',
  cap: 'the cap on each pair',
} as const
type Rule = keyof typeof WORDS

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/**
 * Each sentence names a set of rules of which no smaller set has the same effect. `lacked`: how many places and minimum
 * loads are missing under all rules, null where that was not counted; `isFloored`: say what keeps papers below the floor.
 */
export function ruleReasons(
  compiled: Compiled,
  given: Partial<Wish>,
  lacked: number | null,
  isFloored = false,
): string[] {
  const wish = wishOf(given)
  const { market: open } = searched(compiled, wish)
  const lacking = (without: Rule[]) => {
    const market = without.includes('cap') ? compiled.market : open
    const rules = without.reduce(lifted, compiled.rules)
    return isFloored ? belowFloor({ ...compiled, market, rules }, wish) : lackingIn(market, rules, wish)
  }
  const present = presentIn(compiled.rules, wish)
  if (lacked === 0 || present.length === 0) return []
  const now = isFloored ? 1 : (lacked ?? lacking([]))
  if (lacking(present) >= now) return []
  for (let size = 1; size <= present.length && !wish.stop(); size++) {
    const guilty = setsOf(present, size).flatMap((set) => {
      const gained = now - lacking(set)
      return gained > 0 ? [isFloored ? floorWords(set) : placesWords(set, gained)] : []
    })
    if (guilty.length > 0) return guilty
  }
  return []
}

const presentIn = ({ seniors, institution, apart, written }: Rules, { cap }: Wish): Rule[] => [
  ...(seniors > 0 ? (['seniors'] as const) : []),
  ...(institution.some((each) => each >= 0) ? (['institutions'] as const) : []),
  ...(apart.size > 0 ? (['apart'] as const) : []),
  ...(written.size > 0 ? (['written'] as const) : []),
  ...(cap === null ? [] : (['cap'] as const)),
]

/** Nobody reviews their own paper all the same. */
function lifted(rules: Rules, rule: Rule): Rules {
  if (rule === 'seniors') return { ...rules, seniors: 0 }
  if (rule === 'institutions') return { ...rules, institution: rules.institution.map(() => -1) }
  if (rule === 'apart') return { ...rules, apart: new Map() }
  return rule === 'written' ? { ...rules, written: new Map() } : rules
}

function setsOf(rules: Rule[], size: number): Rule[][] {
  if (size === 0) return [[]]
  return rules.flatMap((rule, at) => setsOf(rules.slice(at + 1), size - 1).map((set) => [rule, ...set]))
}

/** So often a search under rules may go on: whether places can be filled shows soon, and that they cannot would take longest. */
const LOOKS = 150

/** Places and minimum loads that stay open, whatever the scores: where none counts, a search has nothing else to do. */
function lackingIn(market: Market, rules: Rules, wish: Wish): number {
  let looks = presentIn(rules, { ...wish, cap: null }).length > 0 ? LOOKS : Infinity
  const stop = () => wish.stop() || looks-- <= 0
  const { parts } = wish
  const none = new Int32Array(market.reviewer.length)
  const base = new Float64Array(market.demand.length)
  const flat = { ...market, weight: none, score: none }
  const { missing, load } = assign({
    market: flat,
    rules,
    base,
    objective: 'total',
    floor: null,
    parts,
    stop,
  })
  return market.least.reduce(
    (total, least, who) => total + Math.max(0, least - (load[who] ?? 0)),
    sum(missing),
  )
}

function belowFloor({ market, rules, base, unit }: Compiled, { floor, parts, stop }: Wish): number {
  const level = floor === null ? null : Math.round(floor * unit)
  const ask: Ask = { market, rules, base, objective: 'floor', floor: level, parts, stop }
  return assign(ask).held ? 0 : 1
}

const called = (set: Rule[]) => list.format(set.map((rule) => WORDS[rule]))
const floorWords = (set: Rule[]) => `Without ${called(set)}, every paper would come to that floor.`

function placesWords(set: Rule[], gained: number): string {
  const places = gained === 1 ? 'one of the open places' : `${gained} of the open places`
  return `Without ${called(set)}, ${places} could be filled.`
}
