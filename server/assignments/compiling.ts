// From a problem in words of papers and reviewers to the typed arrays of the engine, without what the locked pairs fill already.
import { type Market, penaltyOf, sum } from './engine/market.ts'
import { arranged, type Rules } from './engine/rules.ts'
import type { Pair, Problem } from './problem.ts'

export type Compiled = {
  market: Market
  rules: Rules
  /** Scores of the locked pairs: per paper, and in sum. */
  base: Float64Array
  /** Whole numbers in the engine for one of a score. */
  unit: number
}

/** What the locked pairs leave to be filled; a place given beyond what was asked shows as less than 0. */
export type Remainder = Pick<Problem, 'demand' | 'least' | 'most' | 'arcs'>

const UNIT = 1e6
const [WIDEST, FINEST] = [2e9, 1e4]

export function withoutLocked({ demand, least, most, arcs, fixed = [] }: Problem): Remainder {
  const places = subtract(
    demand,
    fixed.map(({ paper }) => paper),
  )
  const locked = fixed.map(({ reviewer }) => reviewer)
  const room = subtract(most, locked)
  const kept = new Set(fixed.map(({ paper, reviewer }) => paper * most.length + reviewer))
  const open = arcs.filter(
    ({ paper, reviewer }) =>
      (places[paper] ?? 0) > 0 && (room[reviewer] ?? 0) > 0 && !kept.has(paper * most.length + reviewer),
  )
  return { demand: places, least: subtract(least, locked), most: room, arcs: open }
}

/** More is locked than is wanted or may be taken. */
export const isOverlocked = ({ demand, most }: Remainder): boolean =>
  [...demand, ...most].some((left) => left < 0)

function subtract(counts: number[], taken: number[]): number[] {
  const left = [...counts]
  for (const index of taken) left[index] = (left[index] ?? 0) - 1
  return left
}

/** What binds or speaks for pairs beside their scores. */
export type Beside = Pick<
  Problem,
  'seniors' | 'institutions' | 'apart' | 'written' | 'standby' | 'kept' | 'fixed'
>

export function compile(problem: Problem, open: Remainder): Compiled {
  const unit = unitFor(problem.arcs)
  return compiled(marketOf(open, unit), problem, unit, baseOf(problem, unit))
}

export function compiled(market: Market, beside: Beside, unit: number, base: Float64Array): Compiled {
  const rules = rulesOf(beside, market.most.length)
  const preferred = { ...market, weight: preferring(market, beside, unit), fee: market.fee.slice() }
  const fee = penaltyOf(preferred)
  for (const reviewer of beside.standby ?? []) preferred.fee[reviewer] = fee
  const places = sum(market.demand) + sum(market.least) + market.demand.length + market.most.length + 1
  if (4 * penaltyOf(preferred) * places > Number.MAX_SAFE_INTEGER)
    throw new RangeError('The scores lie too far apart for their sums to stay exact.')
  return { market: arranged(preferred, rules), rules, base, unit }
}

/** Six decimals, as far as whole numbers of 32 bits reach; scores that are all tiny count in smaller steps. */
function unitFor(arcs: Problem['arcs']): number {
  let highest = 0
  for (const { score } of arcs) highest = Math.max(highest, Math.abs(score))
  if (highest > WIDEST) throw new RangeError(`The scores lie too far apart: up to ${highest}.`)
  let unit = UNIT
  while (highest * unit > WIDEST) unit /= 10
  while (highest > 0 && highest * unit < FINEST) unit *= 10
  return unit
}

const inOrder = (a: Pair, b: Pair) => a.paper - b.paper || a.reviewer - b.reviewer

function marketOf({ demand, least, most, arcs }: Remainder, unit: number): Market {
  const sorted = arcs.every((arc, at) => at === 0 || inOrder(arcs[at - 1] ?? arc, arc) <= 0)
    ? arcs
    : arcs.toSorted(inOrder)
  const start = new Int32Array(demand.length + 1)
  for (const { paper } of sorted) start[paper + 1] = (start[paper + 1] ?? 0) + 1
  for (let paper = 0; paper < demand.length; paper++)
    start[paper + 1] = (start[paper + 1] ?? 0) + (start[paper] ?? 0)
  const [who, score] = [new Int32Array(sorted.length), new Int32Array(sorted.length)]
  for (const [at, arc] of sorted.entries()) {
    who[at] = arc.reviewer
    score[at] = Math.round(arc.score * unit)
  }
  return {
    demand: Int32Array.from(demand),
    least: Int32Array.from(least, (load) => Math.max(0, load)),
    most: Int32Array.from(most),
    start,
    reviewer: who,
    score,
    weight: score,
    fee: new Float64Array(most.length),
  }
}

function preferring(
  { demand, most, start, reviewer, score }: Market,
  { kept }: Beside,
  unit: number,
): Int32Array {
  if (!kept) return score
  const standing = new Set(kept.pairs.map(({ paper, reviewer }) => paper * most.length + reviewer))
  const bonus = Math.round(kept.bonus * unit)
  const weight = score.slice()
  for (let paper = 0; paper < demand.length; paper++)
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++)
      if (standing.has(paper * most.length + (reviewer[arc] ?? 0))) weight[arc] = (weight[arc] ?? 0) + bonus
  return weight
}

function baseOf({ demand, arcs, fixed = [], most }: Problem, unit: number): Float64Array {
  const locked = new Set(fixed.map(({ paper, reviewer }) => paper * most.length + reviewer))
  const base = new Float64Array(demand.length)
  if (locked.size > 0)
    for (const { paper, reviewer, score } of arcs)
      if (locked.has(paper * most.length + reviewer))
        base[paper] = (base[paper] ?? 0) + Math.round(score * unit)
  return base
}

const lists = (pairs: [number, number][]) =>
  new Map([...Map.groupBy(pairs, ([key]) => key)].map(([key, list]) => [key, list.map(([, value]) => value)]))

function rulesOf(beside: Beside, reviewers: number): Rules {
  const { seniors, institutions = [], apart = [], written = [], fixed = [] } = beside
  const among = new Set(seniors?.among)
  const names = new Map<string, number>()
  for (const name of institutions) if (name && !names.has(name)) names.set(name, names.size)
  const both = apart.flatMap(([one, other]): [number, number][] => [
    [one, other],
    [other, one],
  ])
  const everyone = Array.from({ length: reviewers }, (_, reviewer) => reviewer)
  return {
    seniors: seniors?.least ?? 0,
    senior: Uint8Array.from(everyone, (who) => (among.has(who) ? 1 : 0)),
    institution: Int32Array.from(everyone, (who) => names.get(institutions[who] ?? '') ?? -1),
    apart: new Map([...lists(both)].map(([one, others]) => [one, new Set(others)])),
    written: lists(written.map(({ paper, reviewer }) => [reviewer, paper])),
    authors: lists(written.map(({ paper, reviewer }) => [paper, reviewer])),
    locked: lists(fixed.map(({ paper, reviewer }) => [paper, reviewer])),
  }
}
