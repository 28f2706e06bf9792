// Where rules go beyond what a flow can say: the best flow is parted on what it breaks, until the best that breaks nothing is proven.
// (Branch and bound, best bound first; each part starts from the tree of the one before it.)
import { calm } from './eagerness.ts'
import { type Field, paperOf, reoptimise, reweigh, type Stop, scoreOf, shortOf } from './field.ts'

export type Decision = { bar: number[]; require: number[] }

/** Of a flow: what no assignment in its part can pass, whether it keeps all rules, and how the part is parted further, if it can be. */
export type Judged = { bound: number; keeps: boolean; smaller: () => Decision[] | null }
export type Judge = (field: Field) => Judged

export type Known = { held: Uint8Array; score: number }
export type Branched = { best: Known | null; bound: number; ended: boolean }

type Part = { above: Part | null; decision: Decision; bound: number }
type Search = {
  field: Field
  parts: Part[]
  path: Part[]
  best: Known | null
  judge: Judge
  /** The highest bound of a part that could not be parted any further. */
  left: number
  /** Looked at next, whatever else promises more: so assignments are found early, each from a tree near its own. */
  next: Part | null
}

/** `ended`: the bound is the score of the best, or nothing keeps the rules. */
export function branch(field: Field, judge: Judge, first: Known | null, most: number, stop: Stop): Branched {
  const whole = { above: null, decision: { bar: [], require: [] }, bound: Infinity }
  const search: Search = { field, parts: [whole], path: [], best: first, judge, left: -Infinity, next: null }
  const { parts } = search
  let looks = most
  while ((search.next || parts.length > 0) && looks-- > 0 && !stop()) {
    const part = search.next ?? parts.pop()
    if (!part) break
    search.next = null
    if (isBeaten(search, part.bound)) continue
    enter(search, part)
    if (!reoptimise(field, stop)) {
      search.next = part
      break
    }
    open(search, part, stop)
  }
  const top = Math.max(search.left, search.next?.bound ?? -Infinity, parts.at(-1)?.bound ?? -Infinity)
  const ended = isBeaten(search, top)
  enter(search, null)
  return { best: search.best, bound: ended ? (search.best?.score ?? -Infinity) : top, ended }
}

/** Scores are whole numbers. */
const isBeaten = ({ best }: Search, bound: number) => bound < (best ? best.score + 1 : -Number.MAX_VALUE)

function open(search: Search, part: Part, stop: Stop): void {
  const { field } = search
  const isCalm = field.eager.every((share) => share === 0)
  if (!isLost(search)) divide(search, part)
  else if (!isCalm) openCalmly(search, part, stop)
}

/** So eager a paper may want its best reviewers more than what must be: only when all are calm is it sure that a part holds nothing. */
function openCalmly(search: Search, part: Part, stop: Stop): void {
  const { field } = search
  const eager = field.eager.slice()
  calm(field)
  if (!reoptimise(field, stop)) search.left = Math.max(search.left, part.bound)
  else if (!isLost(search)) divide(search, part)
  calm(field, eager)
}

const isLost = ({ field, path }: Search): boolean =>
  shortOf(field) > field.shortAtMost ||
  path.some(({ decision }) => decision.require.some((arc) => field.simplex.flow[arc] === 0))

function divide(search: Search, above: Part): void {
  const { field, parts } = search
  const { bound: most, keeps, smaller } = search.judge(field)
  const [score, bound] = [scoreOf(field), Math.min(above.bound, most)]
  if (keeps && score > (search.best?.score ?? -Infinity))
    search.best = { held: field.simplex.flow.slice(), score }
  if (isBeaten(search, bound)) return
  const ways = smaller()
  if (!ways) search.left = Math.max(search.left, bound)
  for (const decision of ways ?? []) {
    const at = parts.findLastIndex((other) => other.bound <= bound)
    if (search.next) parts.splice(at + 1, 0, search.next)
    search.next = { above, decision, bound }
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
