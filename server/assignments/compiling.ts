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

function subtract(counts: number[], taken: number[]): number[] {
  const left = [...counts]
  for (const index of taken) left[index] = (left[index] ?? 0) - 1
  return left
}

export function compile(problem: Problem, open: Remainder): Compiled {
  const unit = unitFor(problem.arcs)
  const rules = rulesOf(problem)
  const market = marketOf(problem, open, unit)
  const places = sum(market.demand) + sum(market.least) + market.demand.length + market.most.length + 1
  if (4 * penaltyOf(market) * places > Number.MAX_SAFE_INTEGER)
    throw new RangeError('The scores lie too far apart for their sums to stay exact.')
  return { market: arranged(market, rules), rules, base: baseOf(problem, unit), unit }
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

/** Loads and demands are cut to the partners there are: what that leaves unmet is unmet anyhow. */
function marketOf(problem: Problem, { demand, least, most, arcs }: Remainder, unit: number): Market {
  const sorted = arcs.toSorted((a, b) => a.paper - b.paper || a.reviewer - b.reviewer)
  const partners = { paper: new Int32Array(demand.length), reviewer: new Int32Array(most.length) }
  for (const { paper, reviewer } of sorted) {
    partners.paper[paper] = (partners.paper[paper] ?? 0) + 1
    partners.reviewer[reviewer] = (partners.reviewer[reviewer] ?? 0) + 1
  }
  const start = new Int32Array(demand.length + 1)
  for (const [paper, count] of partners.paper.entries()) start[paper + 1] = (start[paper] ?? 0) + count
  const score = Int32Array.from(sorted, (arc) => Math.round(arc.score * unit))
  const market = {
    demand: partners.paper.map((count, paper) => Math.min(count, demand[paper] ?? 0)),
    least: partners.reviewer.map((count, reviewer) => Math.max(0, Math.min(count, least[reviewer] ?? 0))),
    most: partners.reviewer.map((count, reviewer) => Math.min(count, most[reviewer] ?? 0)),
    start,
    reviewer: Int32Array.from(sorted, ({ reviewer }) => reviewer),
    score,
    weight: preferring(problem, sorted, score, unit),
    fee: new Float64Array(most.length),
  }
  const fee = penaltyOf(market)
  for (const reviewer of problem.standby ?? []) market.fee[reviewer] = fee
  return market
}

function preferring({ kept, most }: Problem, arcs: Pair[], score: Int32Array, unit: number): Int32Array {
  if (!kept) return score
  const standing = new Set(kept.pairs.map(({ paper, reviewer }) => paper * most.length + reviewer))
  const bonus = Math.round(kept.bonus * unit)
  return score.map((each, arc) => {
    const { paper = 0, reviewer = 0 } = arcs[arc] ?? {}
    return standing.has(paper * most.length + reviewer) ? each + bonus : each
  })
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

function rulesOf(problem: Problem): Rules {
  const { most, seniors, institutions = [], apart = [], written = [], fixed = [] } = problem
  const among = new Set(seniors?.among)
  const names = [...new Set(institutions)].filter((name) => name !== null && name !== '')
  const both = apart.flatMap(([one, other]): [number, number][] => [
    [one, other],
    [other, one],
  ])
  return {
    seniors: seniors?.least ?? 0,
    senior: Uint8Array.from(most, (_, reviewer) => (among.has(reviewer) ? 1 : 0)),
    institution: Int32Array.from(most, (_, reviewer) => names.indexOf(institutions[reviewer] ?? null)),
    apart: new Map([...lists(both)].map(([one, others]) => [one, new Set(others)])),
    written: lists(written.map(({ paper, reviewer }) => [reviewer, paper])),
    authors: lists(written.map(({ paper, reviewer }) => [paper, reviewer])),
    locked: lists(fixed.map(({ paper, reviewer }) => [paper, reviewer])),
  }
}
