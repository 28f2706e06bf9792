// Where reviewers are short, the open places are spread: no paper gets its third while another that could have one has none.
import type { Stop } from '../assignments/engine/field.ts'
import { type Problem, solve } from '../assignments/solver.ts'
import { sumOf } from '../core/numbers.ts'

/** Solutions tried before an uneven one is taken; a workshop needs far fewer. */
const TRIES = 400

/**
 * The demands that fill `places`, raised level by level, as far as all of them can be met at once; null when that takes
 * too long. A paper that cannot be raised now never can be later, so each is tried once after its level.
 */
export function spreadDemands(problem: Problem, places: number, stop: Stop): number[] | null {
  const { fixed = [] } = problem
  let demand = problem.demand.map((_, paper) => fixed.filter((pair) => pair.paper === paper).length)
  let tries = 0
  const stuck = new Set<number>()
  const raise = (papers: number[]): void => {
    if (papers.length === 0 || tries >= TRIES || stop() || sumOf(demand) === places) return
    const chosen = new Set(papers)
    const raised = demand.map((wanted, paper) => (chosen.has(paper) ? wanted + 1 : wanted))
    tries++
    if (solve({ ...problem, demand: raised }).unfilled.length === 0) {
      demand = raised
    } else if (papers.length === 1) {
      for (const paper of papers) stuck.add(paper)
    } else {
      const half = papers.length >> 1
      raise(papers.slice(0, half))
      raise(papers.slice(half))
    }
  }
  for (let level = 1; level <= Math.max(0, ...problem.demand); level++) {
    const below = (paper: number) => (demand[paper] ?? 0) < Math.min(level, problem.demand[paper] ?? 0)
    raise([...demand.keys()].filter((paper) => !stuck.has(paper) && below(paper)))
  }
  return sumOf(demand) === places ? demand : null
}
