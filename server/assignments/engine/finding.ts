// The best assignment that keeps all rules: first one that does, by bars and eagerness; then parts, until it is proven or good enough.
import { branch, type Known, type Rule } from './branching.ts'
import type { Field, Stop } from './field.ts'
import { type Floor, floorRule } from './floor.ts'
import type { Market } from './market.ts'
import { type Clashes, reach } from './reaching.ts'
import { clashesOf, type Rules } from './rules.ts'

/** Scores count penalties. `known` is null where none was found; with `ended` there is none. */
export type Best = { known: Known | null; bound: number; ended: boolean }
/** `enough` parts are looked at; `first` is a solution known already. */
export type Find = (floor: Floor | null, enough?: number, first?: Known | null) => Best

export function finderFor(field: Field, rules: Rules, parts: number | null, stop: Stop): Find {
  const clashes = clashesOf(field.market, rules)
  return (floor, enough = parts ?? partsFor(field.market), first = null) => {
    const { best, bound } = reach(field, clashes, floor, first, stop)
    if (best && bound < best.score + 1) return { known: best, bound: best.score, ended: true }
    const branched = branch(field, ruleOf(clashes, floor), best, enough, stop)
    return { known: branched.best, bound: Math.floor(Math.min(bound, branched.bound)), ended: branched.ended }
  }
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
