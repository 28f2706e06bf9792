// What is asked of an assignment: its checks, and the form in which the engine reads it.
import { type Market, penaltyOf, sum } from './engine/market.ts'

export type Pair = { paper: number; reviewer: number }
type Scored = Pair & { score: number }

/** Papers and reviewers are indices from 0. Scores count to six decimals; a missing pair is forbidden. */
export type Problem = {
  /** Reviewers wanted, per paper. */
  demand: number[]
  /** Loads, per reviewer. */
  least: number[]
  most: number[]
  /** The allowed pairs. */
  arcs: Scored[]
  /** Locked pairs, kept in every solution, counted in demand and load; outside `arcs` their score is 0. */
  fixed?: Pair[]
}

const UNIT = 1e6
const [WIDEST, FINEST] = [2e9, 1e4]

/** What the locked pairs leave to be filled; a place given beyond what was asked shows as less than 0. */
export type Remainder = { demand: number[]; least: number[]; most: number[]; arcs: Scored[] }

export function checkProblem({ demand, least, most, arcs, fixed = [] }: Problem): void {
  demand.forEach((wanted, paper) => {
    checkCount(wanted, `The demand of paper ${paper}`)
  })
  if (least.length !== most.length)
    throw new RangeError(`There are ${least.length} minimum loads and ${most.length} maximum loads.`)
  least.forEach((load, reviewer) => {
    checkCount(load, `The minimum load of reviewer ${reviewer}`)
    checkCount(most[reviewer], `The maximum load of reviewer ${reviewer}`)
    if (load > (most[reviewer] ?? 0))
      throw new RangeError(`The minimum load of reviewer ${reviewer} is above the maximum load.`)
  })
  checkPairs(arcs, 'Allowed', demand.length, most.length)
  checkPairs(fixed, 'Locked', demand.length, most.length)
  for (const { paper, reviewer, score } of arcs)
    if (!Number.isFinite(score))
      throw new RangeError(`The score of paper ${paper} with reviewer ${reviewer} is ${score}, not a number.`)
}

function checkCount(count: number | undefined, name: string): void {
  if (count === undefined || !Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`${name} is ${count}, not a whole number from 0.`)
}

function checkPairs(pairs: Pair[], kind: string, papers: number, reviewers: number): void {
  const seen = new Set<number>()
  for (const { paper, reviewer } of pairs) {
    const name = `${kind} pair of paper ${paper} with reviewer ${reviewer}`
    if (!isIndex(paper, papers)) throw new RangeError(`${name}: there is no such paper.`)
    if (!isIndex(reviewer, reviewers)) throw new RangeError(`${name}: there is no such reviewer.`)
    seen.add(paper * reviewers + reviewer)
  }
  if (seen.size < pairs.length) throw new RangeError(`${kind} pairs: the same pair is named twice.`)
}

function isIndex(index: number, size: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < size
}

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

/** Loads and demands are cut to the partners there are: what that leaves unmet is unmet anyhow. */
export function marketOf({ demand, least, most, arcs }: Remainder): { market: Market; unit: number } {
  const unit = unitFor(arcs)
  const sorted = arcs.toSorted((a, b) => a.paper - b.paper || a.reviewer - b.reviewer)
  const partners = { paper: new Int32Array(demand.length), reviewer: new Int32Array(most.length) }
  for (const { paper, reviewer } of sorted) {
    partners.paper[paper] = (partners.paper[paper] ?? 0) + 1
    partners.reviewer[reviewer] = (partners.reviewer[reviewer] ?? 0) + 1
  }
  const start = new Int32Array(demand.length + 1)
  for (const [paper, count] of partners.paper.entries()) start[paper + 1] = (start[paper] ?? 0) + count
  const market = {
    demand: partners.paper.map((count, paper) => Math.min(count, demand[paper] ?? 0)),
    least: partners.reviewer.map((count, reviewer) => Math.max(0, Math.min(count, least[reviewer] ?? 0))),
    most: partners.reviewer.map((count, reviewer) => Math.min(count, most[reviewer] ?? 0)),
    start,
    reviewer: Int32Array.from(sorted, ({ reviewer }) => reviewer),
    weight: Int32Array.from(sorted, ({ score }) => Math.round(score * unit)),
    fee: new Float64Array(most.length),
  }
  const places = sum(demand) + sum(least) + demand.length + least.length + 1
  if (4 * penaltyOf(market) * places > Number.MAX_SAFE_INTEGER)
    throw new RangeError('The scores lie too far apart for their sums to stay exact.')
  return { market, unit }
}

/** Six decimals, as far as whole numbers of 32 bits reach; scores that are all tiny count in smaller steps. */
export function unitFor(arcs: Iterable<{ score: number }>): number {
  let highest = 0
  for (const { score } of arcs) highest = Math.max(highest, Math.abs(score))
  if (highest > WIDEST) throw new RangeError(`The scores lie too far apart: up to ${highest}.`)
  let unit = UNIT
  while (highest * unit > WIDEST) unit /= 10
  while (highest > 0 && highest * unit < FINEST) unit *= 10
  return unit
}
