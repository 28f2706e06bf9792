// The fairest assignment: the sorted scores of the papers are the best there are, from the worst-off paper to the last.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Problem, solve } from '../../server/assignments/solver.ts'
import { everyAssignment } from './brute.ts'
import { seeded } from './instances.ts'

/** Coarse steps make ties, where several papers could be the one that stays behind. */
function drawn(seed: number): Problem {
  const random = seeded(seed)
  const step = seed % 2 === 0 ? 0.25 : 0.001
  const people = [0, 1, 2, 3, 4]
  const rules = seed % 3
  return {
    demand: [2, 1, 2, 1],
    least: people.map(() => 0),
    most: people.map(() => 1 + Math.floor(2 * random())),
    arcs: Array.from({ length: 20 }, (_, cell) => ({
      ...{ paper: Math.floor(cell / 5), reviewer: cell % 5 },
      score: Number((Math.round(random() / step) * step).toFixed(3)),
    })).filter(() => random() < 0.9),
    ...(rules === 1 && { institutions: people.map((who) => ['Here', 'There', null][who % 3] ?? null) }),
    ...(rules === 2 && { apart: [[0, 1]], seniors: { least: 1, among: [0, 2, 4] } }),
  }
}

const sorted = ({ demand, arcs }: Problem, chosen: number[][]) =>
  demand
    .map((_, paper) =>
      arcs
        .filter((arc) => arc.paper === paper && chosen[paper]?.includes(arc.reviewer))
        .reduce((sum, { score }) => sum + Math.round(score * 1000), 0),
    )
    .sort((a, b) => a - b)

const compared = (one: number[], other: number[]) =>
  one.map((each, at) => each - (other[at] ?? 0)).find((difference) => difference !== 0) ?? 0

test('no assignment is fairer, which is proven', () => {
  let fairer = 0
  for (let seed = 1; seed <= 40; seed++) {
    const problem = drawn(seed)
    const full = everyAssignment(problem).filter(({ missing }) => missing === 0)
    if (full.length === 0) continue
    const best = full
      .map(({ chosen }) => sorted(problem, chosen))
      .reduce((a, b) => (compared(a, b) >= 0 ? a : b))
    const { status, pairs, value, bound, floor } = solve(problem, { objective: 'leximin' })
    const mine = problem.demand.map((_, paper) =>
      pairs.filter((pair) => pair.paper === paper).map(({ reviewer }) => reviewer),
    )
    assert.deepEqual(sorted(problem, mine), best, `seed ${seed}`)
    assert.deepEqual([status, bound, Math.round(1000 * (floor ?? 0))], ['optimal', value, best[0]])
    const { value: total } = solve(problem, { objective: 'floor' })
    if (total > value + 1e-6) fairer++
  }
  assert.ok(fairer >= 3, `only ${fairer} differ from what the floor alone gives`)
})

test('beyond the size at which it can be proven it is refused with the reason', () => {
  const problem: Problem = {
    demand: new Array(41).fill(1),
    ...{ least: [0], most: [50] },
    arcs: Array.from({ length: 41 }, (_, paper) => ({ paper, reviewer: 0, score: 1 })),
  }
  const { status, reasons } = solve(problem, { objective: 'leximin' })
  assert.equal(status, 'infeasible')
  assert.match(reasons.join(' '), /for up to 40 papers and 1600 allowed pairs/)
})
