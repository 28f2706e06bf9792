// What must hold between two problems whatever their answers are: more people never hurt, and a scale changes nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Problem, solve } from '../../server/assignments/solver.ts'
import { instance, seeded } from './instances.ts'

const NEAR = 1e-6
const missing = (problem: Problem) => solve(problem).unfilled.reduce((sum, one) => sum + one.missing, 0)
const problems = Array.from({ length: 60 }, (_, seed) => instance(seed + 1, 3 + (seed % 6), 3 + (seed % 5)))
const solvable = problems.filter((problem) => solve(problem).status === 'optimal')

test('one reviewer more never leaves more places open, nor less in sum where as many are filled', () => {
  assert.ok(solvable.length > 20, `only ${solvable.length} problems can be solved`)
  for (const [seed, problem] of solvable.entries()) {
    const random = seeded(1000 + seed)
    const reviewer = problem.most.length
    const more: Problem = {
      ...problem,
      least: [...problem.least, 0],
      most: [...problem.most, 2],
      arcs: [
        ...problem.arcs,
        ...problem.demand.map((_, paper) => ({ paper, reviewer, score: Number(random().toFixed(6)) })),
      ],
    }
    assert.ok(missing(more) <= missing(problem))
    if (missing(more) === missing(problem)) assert.ok(solve(more).value >= solve(problem).value - NEAR)
  }
})

test('one pair forbidden more never helps', () => {
  for (const problem of solvable) {
    const fewer = { ...problem, arcs: problem.arcs.slice(1) }
    const answer = solve(fewer)
    if (answer.status === 'infeasible') continue
    assert.ok(missing(fewer) >= missing(problem))
    const lockedScore = problem.fixed?.some(
      ({ paper, reviewer }) => paper === problem.arcs[0]?.paper && reviewer === problem.arcs[0]?.reviewer,
    )
    if (missing(fewer) === missing(problem) && !lockedScore)
      assert.ok(answer.value <= solve(problem).value + NEAR)
  }
})

test('scores twice as high give the same places and twice the sum, and the names of people do not matter', () => {
  for (const problem of solvable) {
    const once = solve(problem)
    const doubled = solve({
      ...problem,
      arcs: problem.arcs.map((arc) => ({ ...arc, score: 2 * arc.score })),
    })
    assert.ok(Math.abs(doubled.value - 2 * once.value) < NEAR)
    assert.equal(doubled.pairs.length, once.pairs.length)
    const last = problem.most.length - 1
    const turned = <T extends { reviewer: number }>(pair: T) => ({ ...pair, reviewer: last - pair.reviewer })
    const mirrored = solve({
      ...problem,
      least: problem.least.toReversed(),
      most: problem.most.toReversed(),
      arcs: problem.arcs.map(turned),
      fixed: problem.fixed?.map(turned) ?? [],
    })
    assert.ok(Math.abs(mirrored.value - once.value) < NEAR)
    assert.equal(mirrored.pairs.length, once.pairs.length)
  }
})

test('a floor that few can serve is found and proven, not searched for without end', () => {
  const good = [0, 3]
  const problem: Problem = {
    demand: [2, 2, 2, 2, 2],
    least: [0, 0, 0, 0, 0, 0],
    most: [3, 3, 3, 3, 3, 3],
    arcs: Array.from({ length: 30 }, (_, cell) => ({
      ...{ paper: Math.floor(cell / 6), reviewer: cell % 6 },
      score: good.includes(cell % 6) ? 0.25 : 0,
    })),
    fixed: [{ paper: 0, reviewer: 0 }],
  }
  let asked = 0
  const stop = () => ++asked > 100_000
  const { status, value, floor } = solve(problem, { objective: 'floor', stop })
  assert.deepEqual({ status, value, floor }, { status: 'optimal', value: 1.5, floor: 0.25 })
})
