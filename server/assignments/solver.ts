// The best assignment: every paper its reviewers, every load within its limits, the scores' sum the highest.
import { type Market, sum as total } from './engine/market.ts'
import { type Settlement, settle } from './engine/settling.ts'
import { checkProblem, marketOf, type Pair, type Problem, type Remainder, withoutLocked } from './problem.ts'

export type { Problem } from './problem.ts'

export type Solution = {
  /** Infeasible: locked pairs or minimum loads contradict the rest; nothing is assigned, `reasons` say why. */
  status: 'optimal' | 'infeasible'
  /** By paper, then reviewer. */
  pairs: Pair[]
  /** The sum of the scores, each rounded to six decimals. */
  value: number
  /** No assignment that fills as many places is worth more: proven from the engine's prices. */
  bound: number
  /** Places no assignment could fill. */
  unfilled: { paper: number; missing: number }[]
  /** For people, with the problem's indices. */
  reasons: string[]
}

/** Fewest unfilled places first, then the highest sum of scores. The same problem gives the same solution. */
export function solve(problem: Problem): Solution {
  checkProblem(problem)
  const open = withoutLocked(problem)
  const overlocked = lockReasons(problem, open)
  if (overlocked.length > 0) return infeasible(overlocked)
  const { market, unit } = marketOf(open)
  const settlement = settle(market)
  const unmet = minimumReasons(problem, open, settlement)
  if (unmet.length > 0) return infeasible(unmet)
  const kept = lockedValue(problem, unit)
  const pairs = chosenPairs(market, settlement.held)
  return {
    status: 'optimal',
    pairs: [...(problem.fixed ?? []).map(({ paper, reviewer }) => ({ paper, reviewer })), ...pairs].sort(
      (a, b) => a.paper - b.paper || a.reviewer - b.reviewer,
    ),
    value: (settlement.value + kept) / unit,
    bound: (settlement.bound + kept) / unit,
    ...shortage(problem, open, pairs),
  }
}

function chosenPairs({ demand, start, reviewer }: Market, held: Uint8Array): Pair[] {
  const pairs: Pair[] = []
  for (let paper = 0; paper < demand.length; paper++)
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++)
      if (held[arc] === 1) pairs.push({ paper, reviewer: reviewer[arc] ?? 0 })
  return pairs
}

function infeasible(reasons: string[]): Solution {
  return { status: 'infeasible', pairs: [], value: 0, bound: 0, unfilled: [], reasons }
}

function lockedValue({ arcs, fixed = [], most }: Problem, unit: number): number {
  const locked = new Set(fixed.map(({ paper, reviewer }) => paper * most.length + reviewer))
  const kept = arcs.filter(({ paper, reviewer }) => locked.has(paper * most.length + reviewer))
  return total(kept.map(({ score }) => Math.round(score * unit)))
}

function lockReasons(problem: Problem, open: Remainder): string[] {
  const papers = open.demand.map((left, paper) => {
    const wanted = problem.demand[paper] ?? 0
    return left < 0 ? `Paper ${paper} wants ${wanted}; locked to it: ${wanted - left}.` : ''
  })
  const reviewers = open.most.map((left, reviewer) => {
    const most = problem.most[reviewer] ?? 0
    return left < 0 ? `Reviewer ${reviewer} may take ${most}; locked to them: ${most - left}.` : ''
  })
  return [...papers, ...reviewers].filter((reason) => reason !== '')
}

/** Where minimum loads compete for the same papers, any of their reviewers may be the one named. */
function minimumReasons(problem: Problem, open: Remainder, { load }: Settlement): string[] {
  const unmet = open.least.flatMap((least, reviewer) => {
    const got = load[reviewer] ?? 0
    return got < least ? [{ reviewer, most: got + (problem.least[reviewer] ?? 0) - least }] : []
  })
  if (unmet.length === 0) return []
  const choices = countBy(allowedPairs(problem).map(({ reviewer }) => reviewer))
  const reasons = unmet.map(({ reviewer, most }) => {
    const [choice, least] = [choices.get(reviewer) ?? 0, problem.least[reviewer] ?? 0]
    return choice < least
      ? `Reviewer ${reviewer} has a minimum load of ${least} and may review only ${choice}.`
      : `Reviewer ${reviewer} has a minimum load of ${least}; the papers allowed can spare only ${most}.`
  })
  const [least, wanted] = [total(problem.least), total(problem.demand)]
  if (least > wanted) reasons.unshift(`The minimum loads add up to ${least}, the papers want ${wanted}.`)
  return reasons
}

function shortage(problem: Problem, open: Remainder, pairs: Pair[]): Pick<Solution, 'unfilled' | 'reasons'> {
  const filled = countBy(pairs.map(({ paper }) => paper))
  const unfilled = open.demand
    .map((wanted, paper) => ({ paper, missing: wanted - (filled.get(paper) ?? 0) }))
    .filter(({ missing }) => missing > 0)
  if (unfilled.length === 0) return { unfilled, reasons: [] }
  const choices = countBy(allowedPairs(problem).map(({ paper }) => paper))
  const reasons = unfilled.map(({ paper, missing }) => {
    const [choice, wanted] = [choices.get(paper) ?? 0, problem.demand[paper] ?? 0]
    const few = choice < wanted ? [`only ${choice} may review it`] : []
    const full = missing > wanted - choice ? ['everyone else who may review it has a full load'] : []
    return `Paper ${paper} lacks ${missing} of ${wanted}: ${[...few, ...full].join(', and ')}.`
  })
  const [wanted, room] = [total(problem.demand), total(problem.most)]
  if (wanted > room) reasons.unshift(`The papers want ${wanted} reviews, the reviewers may take ${room}.`)
  return { unfilled, reasons }
}

function allowedPairs({ arcs, fixed = [], most }: Problem): Pair[] {
  const pairs = [...arcs, ...fixed]
  return [...new Map(pairs.map((pair) => [pair.paper * most.length + pair.reviewer, pair])).values()]
}

function countBy(indices: number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const index of indices) counts.set(index, (counts.get(index) ?? 0) + 1)
  return counts
}
