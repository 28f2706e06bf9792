// The solver against a linear programming solver, against known optima, and against what must hold always.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { type Problem, type Solution, solve } from '../../server/assignments/solver.ts'
import { instance, readInstance, seeded } from './instances.ts'
import { keepsTheRules, oracle, SHORT } from './oracle.ts'

type Pair = Solution['pairs'][number]

const small = Array.from({ length: 160 }, (_, seed) => instance(seed, 2 + (seed % 9), 2 + (seed % 7)))
const missingIn = ({ unfilled }: Solution) => unfilled.reduce((sum, { missing }) => sum + missing, 0)

function sameAsOracle(problem: Problem): Solution {
  const solution = solve(problem)
  const optimum = oracle(problem)
  assert.equal(solution.status, optimum === null ? 'infeasible' : 'optimal')
  if (optimum !== null) {
    const error = Math.abs(solution.value - SHORT * missingIn(solution) - optimum)
    assert.ok(error < 1e-6, `${solution.value} less ${missingIn(solution)} places is not ${optimum}`)
  } else assert.notDeepEqual(solution.reasons, [])
  return solution
}

test('allowed pairs only, locks kept, loads and demands respected, the bound met', () => {
  const solved = small.map((problem) => ({ problem, solution: solve(problem) }))
  const feasible = solved.filter(({ solution }) => solution.status === 'optimal')
  const short = feasible.filter(({ solution }) => solution.unfilled.length > 0)
  assert.ok(
    feasible.length >= 60 && short.length >= 20 && feasible.length - short.length >= 20,
    `${feasible.length} ${short.length}`,
  )
  for (const { problem, solution } of feasible) keepsTheRules(problem, solution)
})

test('a linear programming solver finds the same optimum and the same shortage', () => {
  for (const problem of small.slice(0, 60)) sameAsOracle(problem)
})

test('so it does at the size of a workshop', () => {
  const kinds = [501, 502, 503, 504, 505].map((seed) => sameAsOracle(instance(seed, 50, 30)))
  assert.ok(kinds.some(({ status }) => status === 'optimal'))
})

test('the same problem gives the same solution, in another order the same value', () => {
  for (const [seed, problem] of small.slice(0, 60).entries()) {
    const solution = solve(problem)
    assert.deepEqual(solve(structuredClone(problem)), solution)
    const random = seeded(seed)
    const shuffled = (count: number) =>
      Array.from({ length: count }, (_, i) => [random(), i] as const)
        .sort()
        .map(([, i]) => i)
    const [papers, reviewers] = [shuffled(problem.demand.length), shuffled(problem.most.length)]
    const renamed = <P extends Pair>(pair: P) => ({
      ...pair,
      paper: papers.indexOf(pair.paper),
      reviewer: reviewers.indexOf(pair.reviewer),
    })
    const other = solve({
      demand: papers.map((paper) => problem.demand[paper] ?? 0),
      least: reviewers.map((reviewer) => problem.least[reviewer] ?? 0),
      most: reviewers.map((reviewer) => problem.most[reviewer] ?? 0),
      arcs: problem.arcs.map(renamed).reverse(),
      fixed: problem.fixed?.map(renamed),
    })
    assert.deepEqual(
      [other.status, other.value, missingIn(other)],
      [solution.status, solution.value, missingIn(solution)],
    )
  }
})

const arc = (paper: number, reviewer: number, score = 0.5) => ({ paper, reviewer, score })
const two: Problem = {
  demand: [1, 1],
  least: [0, 0],
  most: [1, 1],
  arcs: [arc(0, 0, 1), arc(0, 1, 0.9), arc(1, 0, 0.8)],
}

test('filling every paper comes before the best score', () => {
  assert.deepEqual(solve(two), {
    status: 'optimal',
    pairs: [
      { paper: 0, reviewer: 1 },
      { paper: 1, reviewer: 0 },
    ],
    value: 1.7,
    bound: 1.7,
    floor: null,
    highestFloor: null,
    expected: null,
    unfilled: [],
    obstacles: [],
    reasons: [],
  })
})

test('a faulty problem is refused', () => {
  const refused = (fault: Partial<Problem>, words: RegExp) =>
    assert.throws(() => solve({ ...two, ...fault }), { name: 'RangeError', message: words })
  refused({ demand: [-1, 1] }, /The demand of paper 0 is -1/)
  refused({ most: [1] }, /2 minimum loads and 1 maximum/)
  refused({ most: [1, 0.5] }, /maximum load of reviewer 1 is 0.5/)
  refused({ least: [2, 0] }, /minimum load of reviewer 0 is above/)
  refused({ arcs: [arc(2, 0)] }, /no such paper/)
  refused({ fixed: [{ paper: 0, reviewer: -1 }] }, /Locked pair .* no such reviewer/)
  refused({ arcs: [arc(0, 0), arc(0, 0)] }, /named twice/)
  refused({ arcs: [arc(0, 0, Number.NaN)] }, /is NaN, not a number/)
  refused({ arcs: [arc(0, 0, 1e12)] }, /too far apart/)
})

test('600 papers, 200 reviewers, all pairs, every place used', () => {
  const random = seeded(7)
  const arcs = Array.from({ length: 120_000 }, (_, cell) => arc(Math.floor(cell / 200), cell % 200, random()))
  const problem = { demand: Array(600).fill(3), least: Array(200).fill(8), most: Array(200).fill(9), arcs }
  const { value, bound, unfilled } = solve(problem)
  assert.deepEqual([value, unfilled], [bound, []])
})

const optima = {
  preflib1: 124.25,
  preflib2: 141.5,
  preflib3: 454.25,
  midl: 201.884878,
  midl_lb: 150.043126,
  s150x120: 309.849398,
  s150x120_lo2: 308.759295,
  aamas2015: 1406.25,
}

for (const [instanceName, optimum] of Object.entries(optima))
  test(`${instanceName}: the known optimum`, (t) => {
    const file = new URL(`../../../shared/data/assignment/${instanceName}.asg.gz`, import.meta.url)
    if (!existsSync(file)) return t.diagnostic(`${instanceName} is not at hand, nothing compared`)
    const problem = readInstance(file)
    const solution = solve(problem)
    keepsTheRules(problem, solution)
    assert.ok(Math.abs(solution.value - optimum) < 1e-6, `${solution.value}`)
    assert.deepEqual(solution.unfilled, [])
  })
