// The best assignment that keeps all rules: first one that does, by bars and eagerness; then parts, until it is proven or good enough.
import { branch, type Known, mark, type Rule } from './branching.ts'
import { type Field, reweigh, type Stop } from './field.ts'
import { type Floor, floorRule, uselessArcs } from './floor.ts'
import type { Market } from './market.ts'
import { type Clashes, reach } from './reaching.ts'
import { clashesOf, type Rules } from './rules.ts'

/** Scores count penalties. `known` is null where none was found; with `ended` there is none. */
export type Best = { known: Known | null; bound: number; ended: boolean }
/** `parts` are looked at; `first` is a solution known already. */
export type Find = (floor: Floor | null, given?: { parts?: number; first?: Known | null }) => Best

export const NONE: Best = { known: null, bound: -Infinity, ended: true }

export function finderFor(field: Field, rules: Rules, parts: number | null, stop: Stop): Find {
  const clashes = clashesOf(field.market, rules)
  return (floor, { parts: enough = parts ?? partsFor(field.market), first = null } = {}) => {
    field.shortAtMost = floor?.short ?? Infinity
    const useless = strike(field, floor)
    if (!useless) return NONE
    const { best, bound } = reach(field, clashes, floor, first, stop)
    const proven = bound < (best ? best.score + 1 : -Number.MAX_VALUE)
    const found = proven ? null : branch(field, ruleOf(clashes, floor), best, enough, stop)
    barAll(field, useless, -1)
    if (!found) return { known: best, bound: best?.score ?? -Infinity, ended: true }
    return { known: found.best, bound: Math.floor(Math.min(bound, found.bound)), ended: found.ended }
  }
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

/** A second or two at most: each part looks at all arcs at least once. */
const partsFor = ({ reviewer }: Market): number =>
  Math.min(2000, Math.max(50, Math.floor(4e8 / (reviewer.length + 1))))

function ruleOf(clashes: Clashes, floor: Floor | null): Rule {
  const raise = floor ? floorRule(floor) : () => null
  return (field) => {
    const [clash] = clashes(field.simplex.flow)
    return clash ? clash.map((arc) => ({ bar: [arc], require: [] })) : raise(field)
  }
}
