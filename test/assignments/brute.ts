// Every assignment of a tiny problem, one after the other: what the engine's answers are compared with.
import type { Problem } from '../../server/assignments/solver.ts'

type Chosen = number[][]
export type Judged = {
  chosen: Chosen
  missing: number
  value: number
  preferred: number
  worst: number
  standing: number
}

const key = (paper: number, reviewer: number) => `${paper} ${reviewer}`

function subsets(list: number[], most: number): number[][] {
  if (most === 0 || list.length === 0) return [[]]
  const [first = 0, ...rest] = list
  return [...subsets(rest, most), ...subsets(rest, most - 1).map((set) => [first, ...set])]
}

/** All assignments that keep the rules. */
export function everyAssignment(problem: Problem): Judged[] {
  const { demand, arcs, least, most } = problem
  const score = new Map(arcs.map(({ paper, reviewer, score }) => [key(paper, reviewer), score]))
  const choices = demand.map((places, paper) => choicesFor(problem, paper, places))
  const load = most.map(() => 0)
  const add = (set: number[], count: number) => {
    for (const who of set) load[who] = (load[who] ?? 0) + count
  }
  const isWhole = (chosen: Chosen) =>
    load.every((count, at) => count >= (least[at] ?? 0)) && !isMutual(problem, chosen)
  const found: Judged[] = []
  const next = (paper: number, chosen: Chosen): void => {
    if (paper === demand.length) {
      if (isWhole(chosen)) found.push(judged(problem, score, chosen))
      return
    }
    for (const set of choices[paper] ?? []) {
      add(set, 1)
      if (set.every((who) => (load[who] ?? 0) <= (most[who] ?? 0))) next(paper + 1, [...chosen, set])
      add(set, -1)
    }
  }
  next(0, [])
  return found
}

/** All sets of reviewers that a paper may have, whoever else has them. */
function choicesFor(problem: Problem, paper: number, places: number): number[][] {
  const { arcs, fixed = [] } = problem
  const locked = fixed.filter((pair) => pair.paper === paper).map(({ reviewer }) => reviewer)
  const open = arcs.filter((arc) => arc.paper === paper && !locked.includes(arc.reviewer))
  const free = open.map(({ reviewer }) => reviewer)
  return subsets(free, Math.max(0, places - locked.length))
    .map((set) => [...locked, ...set])
    .filter((set) => set.length <= places && sits(problem, paper, set))
}

/** Seniors may lack where places stay open: a paper has at most so many juniors. */
function sits({ demand, seniors, institutions, apart = [] }: Problem, paper: number, set: number[]): boolean {
  const juniors = set.filter((who) => !seniors?.among.includes(who)).length
  if (seniors && juniors > Math.max(0, (demand[paper] ?? 0) - seniors.least)) return false
  const homes = set.map((who) => institutions?.[who]).filter((home) => home)
  if (new Set(homes).size < homes.length) return false
  return !apart.some(([one, other]) => set.includes(one) && set.includes(other))
}

function isMutual({ written = [] }: Problem, chosen: Chosen): boolean {
  return written.some((one) =>
    written.some(
      (other) =>
        one.paper !== other.paper &&
        one.reviewer !== other.reviewer &&
        chosen[one.paper]?.includes(other.reviewer) &&
        chosen[other.paper]?.includes(one.reviewer),
    ),
  )
}

function judged(
  { demand, standby = [], kept, fixed = [] }: Problem,
  score: Map<string, number>,
  chosen: Chosen,
): Judged {
  const sums = chosen.map((set, paper) =>
    set.reduce((sum, who) => sum + (score.get(key(paper, who)) ?? 0), 0),
  )
  const locked = demand.map((_, paper) => fixed.filter((pair) => pair.paper === paper).length)
  const counted = sums.filter((_, paper) => (demand[paper] ?? 0) > (locked[paper] ?? 0))
  const value = sums.reduce((sum, each) => sum + each, 0)
  const stood = (kept?.pairs ?? []).filter(({ paper, reviewer }) => chosen[paper]?.includes(reviewer)).length
  return {
    chosen,
    value,
    missing: demand.reduce((sum, places, paper) => sum + places - (chosen[paper]?.length ?? 0), 0),
    preferred: value + (kept?.bonus ?? 0) * stood,
    worst: Math.min(...counted),
    standing: chosen.flat().filter((who) => standby.includes(who)).length,
  }
}
