// The best assignment: every paper its reviewers, every load within its limits, the scores' sum the highest.
import { compile, withoutLocked } from './compiling.ts'
import { lockedRuleReasons, lockReasons } from './contradictions.ts'
import type { Obstacle } from './engine/explaining.ts'
import { type Market, sum } from './engine/market.ts'
import { checkProblem, type Pair, type Problem } from './problem.ts'
import { refusalOf, type Solved, type Status, solveCompiled, type Wish } from './solving.ts'
import { byNumber, floorReasons, type Names, reasonsFor } from './wording.ts'

export type { Problem } from './problem.ts'

export type Solution = {
  /** Infeasible: locked pairs, minimum loads or the floor contradict the rest; nothing is assigned, `reasons` say why. */
  status: Status
  /** By paper, then reviewer. */
  pairs: Pair[]
  /** The sum of the scores, each rounded to six decimals. */
  value: number
  /** No assignment that fills as many places, and keeps the floor, is worth more: proven from the engine's prices. */
  bound: number
  floor: number | null
  highestFloor: number | null
  /** Under a cap, more than which no lottery's value can be expected to be. */
  expected: number | null
  /** Places no assignment could fill. */
  unfilled: { paper: number; missing: number }[]
  /** The smallest groups of papers or reviewers that want more than can be had. */
  obstacles: Obstacle[]
  /** The same for people. */
  reasons: string[]
}

/** Fewest unfilled places first, then the highest sum of scores. The same problem gives the same solution. */
export function solve(problem: Problem, wish: Partial<Wish> = {}, names: Names = byNumber): Solution {
  checkProblem(problem)
  const open = withoutLocked(problem)
  const overlocked = lockReasons(problem, open, names)
  if (overlocked.length > 0) return infeasible(overlocked)
  const compiled = compile(problem, open)
  const unruly = lockedRuleReasons(problem, compiled.rules, names)
  if (unruly.length > 0) return infeasible(unruly)
  const refusal = refusalOf(compiled, wish.objective ?? 'total')
  if (refusal) return infeasible([refusal])
  const solved = solveCompiled(compiled, wish)
  const reasons = reasonsOf(problem, solved, names, typeof wish.cap === 'number')
  const { status, held, value, bound, floor, highestFloor, expected, explained } = solved
  if (!held || status === 'infeasible') return { ...infeasible(reasons), obstacles: explained.obstacles }
  const unfilled = [...solved.missing.entries()].map(([paper, missing]) => ({ paper, missing }))
  return {
    status,
    pairs: allPairs(problem, compiled.market, held),
    ...{ value, bound, floor, highestFloor, expected, obstacles: explained.obstacles, reasons },
    unfilled: unfilled.filter(({ missing }) => missing > 0),
  }
}

const infeasible = (reasons: string[]): Solution => ({
  ...{ status: 'infeasible', pairs: [], value: 0, bound: 0, floor: null, highestFloor: null, expected: null },
  ...{ unfilled: [], obstacles: [], reasons },
})

function allPairs({ fixed = [] }: Problem, market: Market, held: Uint8Array): Pair[] {
  const locked = fixed.map(({ paper, reviewer }) => ({ paper, reviewer }))
  return [...locked, ...chosenPairs(market, held)].sort(
    (a, b) => a.paper - b.paper || a.reviewer - b.reviewer,
  )
}

export function chosenPairs({ demand, start, reviewer }: Market, held: Uint8Array): Pair[] {
  const pairs: Pair[] = []
  for (let paper = 0; paper < demand.length; paper++)
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++)
      if (held[arc] === 1) pairs.push({ paper, reviewer: reviewer[arc] ?? 0 })
  return pairs
}

function reasonsOf(
  { demand, least, most }: Problem,
  { held, highestFloor, explained }: Solved,
  names: Names,
  isDrawn: boolean,
): string[] {
  if (!held) return floorReasons(highestFloor)
  const [wanted, room, bound] = [sum(demand), sum(most), sum(least)]
  const told = reasonsFor(explained, names, isDrawn)
  if (told.length === 0) return []
  return [
    ...(bound > wanted ? [`The minimum loads add up to ${bound}, the papers want ${wanted}.`] : []),
    ...(wanted > room ? [`The papers want ${wanted} reviews, the reviewers may take ${room}.`] : []),
    ...told,
  ]
}
