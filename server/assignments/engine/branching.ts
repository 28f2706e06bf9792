// Where rules go beyond what a flow can say: the best flow is parted on what it breaks, until the best that breaks nothing is proven.
// (Branch and bound, best bound first; each part starts from the tree of the one before it.)
import { type Field, paperOf, reoptimise, reweigh, type Stop, scoreOf, shortOf } from './field.ts'

export type Decision = { bar: number[]; require: number[] }

/** How the problem parts so that this solution is in none of the parts; null when nothing is against it. */
export type Rule = (field: Field) => Decision[] | null

export type Known = { held: Uint8Array; score: number }
export type Branched = { best: Known | null; bound: number; ended: boolean }

type Part = { above: Part | null; decision: Decision; bound: number }
type Search = { field: Field; parts: Part[]; path: Part[]; best: Known | null }

/** `ended`: the bound is the score of the best, or nothing keeps the rules. */
export function branch(field: Field, rule: Rule, first: Known | null, most: number, stop: Stop): Branched {
  const whole = { above: null, decision: { bar: [], require: [] }, bound: Infinity }
  const search: Search = { field, parts: [whole], path: [], best: first }
  const { parts } = search
  let left = most
  while (parts.length > 0 && left-- > 0 && !stop()) {
    const part = parts.pop()
    if (!part || isBeaten(search, part.bound)) break
    enter(search, part)
    if (!reoptimise(field, stop)) {
      parts.push(part)
      break
    }
    open(search, part, rule)
  }
  const top = parts.at(-1)?.bound ?? -Infinity
  const ended = isBeaten(search, top)
  enter(search, null)
  return { best: search.best, bound: ended ? (search.best?.score ?? -Infinity) : top, ended }
}

/** Scores are whole numbers. */
const isBeaten = ({ best }: Search, bound: number) => bound < (best ? best.score + 1 : -Number.MAX_VALUE)

function open(search: Search, part: Part, rule: Rule): void {
  const { field, parts } = search
  const score = Math.min(part.bound, scoreOf(field))
  const lost = search.path.some(({ decision }) =>
    decision.require.some((arc) => field.simplex.flow[arc] === 0),
  )
  if (lost || isBeaten(search, score) || shortOf(field) > field.shortAtMost) return
  const smaller = rule(field)
  if (!smaller) search.best = { held: field.simplex.flow.slice(), score }
  // The deepest of equals comes first, so that a solution is reached early.
  for (const decision of smaller ?? []) {
    const at = parts.findLastIndex(({ bound }) => bound <= score)
    parts.splice(at + 1, 0, { above: part, decision, bound: score })
  }
}

/** Takes back the decisions that led here and makes those that lead to a part. */
function enter(search: Search, part: Part | null): void {
  const { field } = search
  const path: Part[] = []
  for (let at = part; at; at = at.above) path.unshift(at)
  let shared = 0
  while (shared < path.length && path[shared] === search.path[shared]) shared++
  const changed = new Set<number>()
  for (const { decision } of search.path.slice(shared)) mark(field, decision, -1, changed)
  for (const { decision } of path.slice(shared)) mark(field, decision, 1, changed)
  for (const paper of changed) reweigh(field, paper)
  search.path = path
}

export function mark(field: Field, { bar, require }: Decision, step: 1 | -1, changed: Set<number>): void {
  for (const arc of bar) {
    field.bars[arc] = (field.bars[arc] ?? 0) + step
    changed.add(paperOf(field.market, arc))
  }
  for (const arc of require) {
    field.required[arc] = (field.required[arc] ?? 0) + step
    changed.add(paperOf(field.market, arc))
  }
}
