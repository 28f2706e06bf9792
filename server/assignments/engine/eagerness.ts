// How eager papers below the floor must be: multipliers at which the flow's bound is least (Lagrangian relaxation). Each follows
// the sign of its own slope, in steps that shrink where it turns (resilient steps, Riedmiller and Braun 1993): what one paper
// wants hardly touches the next.
import type { Known } from './branching.ts'
import { type Field, reoptimise, reweigh, type Stop, scoreOf, shortOf } from './field.ts'
import { type Floor, sumOf } from './floor.ts'
import type { Clashes } from './reaching.ts'

/** Eager weights stay exact in floating point: they grow by multiples of this. */
export const GRAIN = 1 / 1024
/** More would drown all other weights, and where a level cannot be had, eagerness would grow until the simplex turned in circles. */
const EAGEREST = 1024
export const rounded = (share: number) => Math.max(0, Math.min(EAGEREST, Math.round(share / GRAIN) * GRAIN))

const STEPS = 60
const [FIRST, SHORTER, LONGER] = [0.05, 0.5, 1.2]

/** What eagerness adds to the score of the flow, so that no assignment above the floor is worth more. */
function gainsOf({ market, simplex, eager }: Field, { level, base }: Floor): number {
  let gains = 0
  for (const [paper, share] of eager.entries())
    if (share > 0) gains += share * (sumOf(market, base, simplex.flow, paper) - (level[paper] ?? 0))
  return gains
}

type Slopes = { step: Float64Array; sign: Int8Array }

/** Leaves the papers as eager as the least bound wants them. What keeps all rules on the way is known from then on. */
export function tighten(field: Field, clashes: Clashes, floor: Floor, first: Known | null, stop: Stop) {
  const slopes = { step: field.eager.map(() => FIRST), sign: new Int8Array(field.eager.length) }
  let [best, bound, eager] = [first, Infinity, field.eager.slice()]
  for (let count = 0; count < STEPS && !stop() && reoptimise(field, stop); count++) {
    const score = scoreOf(field)
    const now = score + gainsOf(field, floor)
    if (now < bound) [bound, eager] = [now, field.eager.slice()]
    const { changed, below } = follow(field, floor, slopes)
    const keeps =
      below === 0 && shortOf(field) <= field.shortAtMost && clashes(field.simplex.flow).length === 0
    if (keeps && score > (best?.score ?? -Infinity)) best = { held: field.simplex.flow.slice(), score }
    for (const paper of changed) reweigh(field, paper)
    if (changed.length === 0 || (best && bound < best.score + 1)) break
  }
  calm(field, eager)
  return { best, bound }
}

/** Sets how eager each paper is, which is not at all where nothing is said. */
export function calm(field: Field, eager: Float64Array | null = null): void {
  for (const paper of field.eager.keys()) {
    const share = eager?.[paper] ?? 0
    if (field.eager[paper] === share) continue
    field.eager[paper] = share
    reweigh(field, paper)
  }
}

function follow({ market, simplex, eager }: Field, { level, base }: Floor, { step, sign }: Slopes) {
  const changed: number[] = []
  let below = 0
  for (let paper = 0; paper < level.length; paper++) {
    if (level[paper] === -Infinity) continue
    const above = sumOf(market, base, simplex.flow, paper) - (level[paper] ?? 0)
    const share = eager[paper] ?? 0
    if (above < 0) below++
    if (above === 0 || (above > 0 && share === 0)) continue
    const way = above < 0 ? 1 : -1
    const turned = (sign[paper] ?? 0) * way
    step[paper] = (step[paper] ?? 0) * (turned < 0 ? SHORTER : turned > 0 ? LONGER : 1)
    sign[paper] = way
    eager[paper] = rounded(share + way * (step[paper] ?? 0))
    if (eager[paper] !== share) changed.push(paper)
  }
  return { changed, below }
}
