// A first assignment that keeps the rules: of pairs that exclude each other the weaker goes, and a paper below its floor grows eager.
// Eagerness is a multiplier of the floor (Lagrangian relaxation), so each step also bounds what any assignment above the floor is worth.
import { type Known, mark } from './branching.ts'
import { GRAIN, rounded } from './eagerness.ts'
import { type Field, paperOf, profitOf, reoptimise, reweigh, type Stop, scoreOf, shortOf } from './field.ts'
import { type Floor, leastScore, sumOf } from './floor.ts'

/** Arcs of which one must go. */
export type Clashes = (held: Uint8Array) => [number, number][]

const STEPS = 24
/** So many, while none is found. */
const PATIENCE = 200
export type Reached = { best: Known | null; bound: number }

export function reach(
  field: Field,
  clashes: Clashes,
  floor: Floor | null,
  first: Known | null,
  stop: Stop,
): Reached {
  const barred: number[] = []
  const reached: Reached = { best: first, bound: Infinity }
  const least = floor ? leastScore(field.market, field.simplex.penalty, floor) : -Infinity
  for (let step = 0; step < (reached.best ? STEPS : PATIENCE) && !stop(); step++) {
    if (!reoptimise(field, stop)) break
    const score = scoreOf(field)
    const steps = floor ? eagerSteps(field, floor) : { bound: 0, below: 0, changed: new Set<number>() }
    if (barred.length === 0) reached.bound = Math.min(reached.bound, score + steps.bound)
    if (reached.bound < least - 1) break
    const clashing = weakest(field, clashes(field.simplex.flow))
    if (clashing.length + steps.below === 0) {
      if (shortOf(field) > field.shortAtMost) break
      if (score > (reached.best?.score ?? -Infinity))
        reached.best = { held: field.simplex.flow.slice(), score }
      if (steps.changed.size === 0 || score + 1 > reached.bound) break
    }
    mark(field, { bar: clashing, require: [] }, 1, steps.changed)
    barred.push(...clashing)
    for (const paper of steps.changed) reweigh(field, paper)
  }
  restore(field, barred)
  return reached.bound < least - 1 ? { best: first, bound: -Infinity } : reached
}

/** Of each clash the arc that costs less to lose; one of a paper at a time, as what comes instead may settle others. */
function weakest(field: Field, clashing: [number, number][]): number[] {
  const touched = new Set<number>()
  return clashing.flatMap(([one, other]) => {
    const papers = [paperOf(field.market, one), paperOf(field.market, other)]
    if (papers.some((paper) => touched.has(paper))) return []
    for (const paper of papers) touched.add(paper)
    return profitOf(field, one) <= profitOf(field, other) ? [one] : [other]
  })
}

/** Multipliers for the next step, and what those of this one add to the bound. */
function eagerSteps({ market, simplex, eager }: Field, { level, base }: Floor) {
  const steps = { bound: 0, below: 0, changed: new Set<number>() }
  for (let paper = 0; paper < level.length; paper++) {
    if (level[paper] === -Infinity) continue
    const above = sumOf(market, base, simplex.flow, paper) - (level[paper] ?? 0)
    const share = eager[paper] ?? 0
    if (above < 0) {
      steps.below++
      eager[paper] = rounded(1.5 * share + 0.05)
      steps.changed.add(paper)
    } else if (share > 0) {
      steps.bound += share * above
      eager[paper] = share < 4 * GRAIN ? 0 : rounded(0.93 * share)
      steps.changed.add(paper)
    }
    if (above < 0) steps.bound += share * above
  }
  return steps
}

function restore(field: Field, barred: number[]): void {
  const changed = new Set<number>()
  mark(field, { bar: barred, require: [] }, -1, changed)
  for (const [paper, share] of field.eager.entries()) if (share > 0) changed.add(paper)
  field.eager.fill(0)
  for (const paper of changed) reweigh(field, paper)
}
