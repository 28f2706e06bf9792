// One run: from the facts of the board to pairs, and to the reasons why places stay open. Pure; the seed only orders equals.
import { affinity } from '../assignments/affinity.ts'
import { type Board, pairKey } from '../assignments/board.ts'
import { never, type Stop } from '../assignments/engine/field.ts'
import { type Problem, type Solution, solve } from '../assignments/solver.ts'
import { noiseFrom } from '../core/chart-noise.ts'
import type { Shortage } from '../core/tables-reviewing.ts'
import { spreadDemands } from './spreading.ts'

export type Match = {
  pairs: { paper_id: number; person_id: number; score: number }[]
  reasons: Shortage[]
  failure: string | null
}
export type Facts = {
  papers: Pick<Board['papers'][number], 'id' | 'topics'>[]
  reviewers: Pick<Board['reviewers'][number], 'id' | 'load' | 'topics'>[]
  standing: Pick<Board['standing'][number], 'paper_id' | 'person_id' | 'suspended'>[]
  forbidden: ReadonlySet<string>
}

/** Nothing beside them, as instants do not travel between threads. */
export const plainFacts = ({ papers, reviewers, standing, forbidden }: Facts): Facts => ({
  papers: papers.map(({ id, topics }) => ({ id, topics })),
  reviewers: reviewers.map(({ id, load, topics }) => ({ id, load, topics })),
  standing: standing.map(({ paper_id, person_id, suspended }) => ({ paper_id, person_id, suspended })),
  forbidden: new Set(forbidden),
})

const CONTRADICTION =
  'What stands already leaves no way to assign the rest. Take some pairs back, then run again.'

function shuffled<T>(list: T[], noise: () => number): T[] {
  return list
    .map((each) => ({ each, key: noise() }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each)
}

const counted = (indices: number[], size: number): number[] => {
  const counts = new Array<number>(size).fill(0)
  for (const index of indices) counts[index] = (counts[index] ?? 0) + 1
  return counts
}

/** What stands is kept, even where it is more than was asked for. */
function problemOf({ papers, reviewers, standing, forbidden }: Facts, wanted: number): Problem {
  const paperAt = new Map(papers.map(({ id }, index) => [id, index]))
  const reviewerAt = new Map(reviewers.map(({ id }, index) => [id, index]))
  const fixed = standing.flatMap(({ paper_id, person_id, suspended }) => {
    const [paper, reviewer] = [paperAt.get(paper_id), reviewerAt.get(person_id)]
    return suspended || paper === undefined || reviewer === undefined ? [] : [{ paper, reviewer }]
  })
  const held = counted(
    fixed.map(({ paper }) => paper),
    papers.length,
  )
  const loads = counted(
    fixed.map(({ reviewer }) => reviewer),
    reviewers.length,
  )
  const arcs = papers.flatMap(({ id: paper_id, topics }, paper) =>
    reviewers.flatMap((reviewer, index) =>
      forbidden.has(pairKey({ paper_id, person_id: reviewer.id }))
        ? []
        : [{ paper, reviewer: index, score: affinity(topics, reviewer.topics) }],
    ),
  )
  return {
    demand: held.map((count) => Math.max(wanted, count)),
    least: reviewers.map(() => 0),
    most: reviewers.map(({ load }, index) => Math.max(load, loads[index] ?? 0)),
    arcs,
    fixed,
  }
}

/** Among equally good solutions the one whose fullest reviewer has least: no load is piled up for nothing. */
function evened(problem: Problem, best: Solution, stop: Stop): Solution {
  const { most, fixed = [] } = problem
  if (most.length === 0) return best
  const kept = counted(
    fixed.map(({ reviewer }) => reviewer),
    most.length,
  )
  for (let cap = Math.ceil(best.pairs.length / most.length); cap < Math.max(...most) && !stop(); cap++) {
    const capped = most.map((load, reviewer) => Math.min(load, Math.max(cap, kept[reviewer] ?? 0)))
    const even = solve({ ...problem, most: capped }, { stop })
    const asFull = even.status === 'optimal' && even.pairs.length === best.pairs.length
    if (asFull && even.value > best.value - 1e-9) return even
  }
  return best
}

export function match(facts: Facts, wanted: number, seed: number, stop: Stop = never): Match {
  const noise = noiseFrom(seed)
  const papers = shuffled(facts.papers, noise)
  const reviewers = shuffled(facts.reviewers, noise)
  const problem = problemOf({ ...facts, papers, reviewers }, wanted)
  const best = solve(problem, { stop })
  if (best.status === 'infeasible') return { pairs: [], reasons: [], failure: CONTRADICTION }
  const demand = best.unfilled.length > 0 ? spreadDemands(problem, best.pairs.length, stop) : null
  const asked = { ...problem, demand: demand ?? problem.demand }
  const solution = evened(asked, demand ? solve(asked, { stop }) : best, stop)
  const standing = new Set(facts.standing.map(pairKey))
  const pairs = solution.pairs.flatMap(({ paper, reviewer }) => {
    const [on, by] = [papers[paper], reviewers[reviewer]]
    return on && by ? [{ paper_id: on.id, person_id: by.id, score: affinity(on.topics, by.topics) }] : []
  })
  return {
    pairs: pairs.filter((pair) => !standing.has(pairKey(pair))),
    reasons: shortages(problem, solution, papers),
    failure: null,
  }
}

function shortages(
  { demand, arcs, fixed = [] }: Problem,
  { pairs }: Solution,
  papers: { id: number }[],
): Shortage[] {
  const allowed = Map.groupBy([...arcs, ...fixed], ({ paper }) => paper)
  const filled = counted(
    pairs.map(({ paper }) => paper),
    papers.length,
  )
  return papers
    .map(({ id }, paper) => ({
      paper_id: id,
      wanted: demand[paper] ?? 0,
      missing: (demand[paper] ?? 0) - (filled[paper] ?? 0),
      allowed: new Set(allowed.get(paper)?.map(({ reviewer }) => reviewer)).size,
    }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => a.paper_id - b.paper_id)
}
