// The best assignment that keeps all rules: first one that does, by bars and eagerness; then parts, until it is proven or good enough.
import { branch, type Known, mark } from './branching.ts'
import { judgeFor } from './doubting.ts'
import { calm, tighten } from './eagerness.ts'
import { type Field, reweigh, type Stop } from './field.ts'
import { type Floor, leastScore, uselessArcs } from './floor.ts'
import type { Market } from './market.ts'
import { type Clashes, type Reached, reach } from './reaching.ts'
import { clashesOf, type Rules } from './rules.ts'

/** Scores count penalties. `known` is null where none was found; with `ended` there is none. */
export type Best = { known: Known | null; bound: number; ended: boolean }
/** `parts` are looked at; `first` is a solution known already, and `from` all that is known of this floor or a lower one. */
export type Find = (
  floor: Floor | null,
  given?: { parts?: number; first?: Known | null; from?: Best | null },
) => Best

export const NONE: Best = { known: null, bound: -Infinity, ended: true }
export const UNKNOWN: Best = { known: null, bound: Infinity, ended: false }

/** `next` began with what `one` knew. */
export const tighter = (one: Best, { known, bound, ended }: Best): Best => ({
  ...{ known, ended },
  bound: Math.min(bound, one.bound),
})

export function finderFor(field: Field, rules: Rules, parts: number | null, stop: Stop): Find {
  const clashes = clashesOf(field.market, rules)
  return (floor, { parts: few, first = null, from = null } = {}) => {
    field.shortAtMost = floor?.short ?? Infinity
    const useless = strike(field, floor)
    if (!useless) return NONE
    const reached = from ? { best: from.known, bound: from.bound } : reach(field, clashes, floor, first, stop)
    const { best, bound } =
      floor && !isOver(reached, few) ? tightened(field, clashes, floor, reached, stop) : reached
    const most = few ?? parts ?? partsFor(field.market)
    const found = isOver({ best, bound }, few)
      ? { best, bound: isProven({ best, bound }) ? (best?.score ?? -Infinity) : bound }
      : branch(field, judgeFor(field, rules, clashes, floor), best, most, stop)
    calm(field)
    barAll(field, useless, -1)
    const known = found.best
    return { known, bound: Math.floor(Math.min(bound, found.bound)), ended: isProven(found) }
  }
}

/** Where only some solution is looked for, as `few` parts tell, the first is enough. */
const isOver = (reached: Reached, few: number | undefined) =>
  isProven(reached) || (few !== undefined && reached.best !== null)

const isProven = ({ best, bound }: Reached) => bound < (best ? best.score + 1 : -Number.MAX_VALUE)

function tightened(field: Field, clashes: Clashes, floor: Floor, reached: Reached, stop: Stop): Reached {
  const { best, bound } = tighten(field, clashes, floor, reached.best, stop)
  const isOut = bound < leastScore(field.market, field.simplex.penalty, floor) - 1
  return { best, bound: isOut ? -Infinity : Math.min(bound, reached.bound) }
}

/** Bars what brings a paper below its floor whatever else it has; null, and nothing barred, when nothing brings one there. */
export function strike(field: Field, floor: Floor | null): number[] | null {
  const useless: number[] = []
  for (const paper of floor ? field.market.demand.keys() : []) {
    const arcs = floor && floor.level[paper] !== -Infinity ? uselessArcs(field, floor, paper) : []
    if (!arcs) return null
    useless.push(...arcs)
  }
  barAll(field, useless, 1)
  return useless
}

function barAll(field: Field, arcs: number[], step: 1 | -1): void {
  const changed = new Set<number>()
  mark(field, { bar: arcs, require: [] }, step, changed)
  for (const paper of changed) reweigh(field, paper)
}

/** Some seconds at most: each part looks at all arcs several times. */
const partsFor = ({ reviewer }: Market): number =>
  Math.min(500, Math.max(50, Math.floor(4e7 / (reviewer.length + 1))))
