// The best assignment: every paper its reviewers, every load within its limits, the scores' sum the highest.
import { compile, type Remainder, withoutLocked } from './compiling.ts'
import { lockedRuleReasons, lockReasons } from './contradictions.ts'
import { type Answer, assign } from './engine/assigning.ts'
import { never, type Stop } from './engine/field.ts'
import { type Market, sum as total } from './engine/market.ts'
import { checkProblem, type Pair, type Problem } from './problem.ts'

export type { Problem } from './problem.ts'

/** What makes one assignment better than another, and how long the search may go on. */
export type Wish = {
  /** The floor: first the best level that no paper need be below, then the best sum. */
  objective: 'total' | 'floor'
  /** A level of the chair's own. */
  floor: number | null
  parts: number | null
  stop: Stop
}

export type Solution = {
  /** Infeasible: locked pairs, minimum loads or the floor contradict the rest; nothing is assigned, `reasons` say why. */
  status: 'optimal' | 'feasible' | 'infeasible' | 'stopped'
  /** By paper, then reviewer. */
  pairs: Pair[]
  /** The sum of the scores, each rounded to six decimals. */
  value: number
  /** No assignment that fills as many places, and keeps the floor, is worth more: proven from the engine's prices. */
  bound: number
  /** The floor kept, and what the worst-off paper of any assignment could have at most; null without one. */
  floor: number | null
  highestFloor: number | null
  /** Places no assignment could fill. */
  unfilled: { paper: number; missing: number }[]
  /** For people, with the problem's indices. */
  reasons: string[]
}

const PLAIN: Wish = { objective: 'total', floor: null, parts: null, stop: never }

/** Fewest unfilled places first, then the highest sum of scores. The same problem gives the same solution. */
export function solve(problem: Problem, wish: Partial<Wish> = {}): Solution {
  checkProblem(problem)
  const { objective, floor, parts, stop } = { ...PLAIN, ...wish }
  const open = withoutLocked(problem)
  const overlocked = lockReasons(problem, open)
  if (overlocked.length > 0) return infeasible(overlocked)
  const { market, rules, base, unit } = compile(problem, open)
  const unruly = lockedRuleReasons(problem, rules)
  if (unruly.length > 0) return infeasible(unruly)
  const level = floor === null ? null : Math.round(floor * unit)
  const answer = assign({ market, rules, base, objective, floor: level, parts, stop })
  if (!answer.held) return infeasible(noFloorReasons(answer, unit))
  const unmet = minimumReasons(problem, open, answer)
  if (unmet.length > 0) return infeasible(unmet)
  const pairs = chosenPairs(market, answer.held)
  const [kept, bonus] = [total(base), bonusOf(market, answer.held)]
  const scaled = (weight: number | null) => (weight === null ? null : weight / unit)
  return {
    status: statusOf(answer),
    pairs: [...(problem.fixed ?? []).map(({ paper, reviewer }) => ({ paper, reviewer })), ...pairs].sort(
      (a, b) => a.paper - b.paper || a.reviewer - b.reviewer,
    ),
    value: (answer.value - bonus + kept) / unit,
    bound: (answer.bound - bonus + kept) / unit,
    floor: scaled(answer.level),
    highestFloor: scaled(answer.highest),
    ...shortage(problem, open, pairs),
  }
}

function statusOf({ value, bound, level, highest, stopped }: Answer): Solution['status'] {
  if (bound - value < 1 && level === highest) return 'optimal'
  return stopped ? 'stopped' : 'feasible'
}

const infeasible = (reasons: string[]): Solution => ({
  ...{ status: 'infeasible', pairs: [], value: 0, bound: 0, floor: null, highestFloor: null, unfilled: [] },
  reasons,
})

function noFloorReasons({ highest }: Answer, unit: number): string[] {
  return [
    'No assignment was found in which every paper comes to that floor.',
    ...(highest === null ? [] : [`No assignment at all gets every paper above ${highest / unit}.`]),
  ]
}

function bonusOf({ weight, score }: Market, held: Uint8Array): number {
  let bonus = 0
  for (const [arc, one] of held.entries()) if (one === 1) bonus += (weight[arc] ?? 0) - (score[arc] ?? 0)
  return bonus
}

function chosenPairs({ demand, start, reviewer }: Market, held: Uint8Array): Pair[] {
  const pairs: Pair[] = []
  for (let paper = 0; paper < demand.length; paper++)
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++)
      if (held[arc] === 1) pairs.push({ paper, reviewer: reviewer[arc] ?? 0 })
  return pairs
}

/** Where minimum loads compete for the same papers, any of their reviewers may be the one named. */
function minimumReasons(problem: Problem, open: Remainder, { load }: Answer): string[] {
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
