// Rules about who sits together at the size of a workshop: a bound that holds, little between it and what is found, and an answer
// at once for whoever cannot wait.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Problem, solve } from '../../server/assignments/solver.ts'
import { seeded } from './instances.ts'
import { ruledOptimum } from './oracle.ts'

/** Everybody works on a few topics; neighbours share institutions, some wrote together, some wrote papers here. */
function ruled(seed: number, papers: number, reviewers: number): Problem {
  const random = seeded(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const taste = () => Array.from({ length: 6 }, () => (random() < 0.6 ? 0.1 + random() : 0.1))
  const [tastes, contents] = [reviewers, papers].map((count) => Array.from({ length: count }, taste))
  const near = (one: number[] = [], other: number[] = []) =>
    one.reduce((sum, each, at) => sum + each * (other[at] ?? 0), 0) / 2
  const written = Array.from({ length: Math.floor(papers / 2) }, (_, paper) => ({
    ...{ paper, reviewer: (paper * 7) % reviewers },
  }))
  const own = new Set(written.map(({ paper, reviewer }) => paper * reviewers + reviewer))
  return {
    demand: new Array(papers).fill(3),
    least: new Array(reviewers).fill(1),
    most: new Array(reviewers).fill(Math.ceil((3.4 * papers) / reviewers)),
    arcs: Array.from({ length: papers * reviewers }, (_, cell) => ({
      ...{ paper: Math.floor(cell / reviewers), reviewer: cell % reviewers },
      score: Number(near(contents?.[Math.floor(cell / reviewers)], tastes?.[cell % reviewers]).toFixed(6)),
    })).filter((_, cell) => !own.has(cell)),
    institutions: Array.from({ length: reviewers }, () => `Institution ${upTo(Math.floor(reviewers / 2))}`),
    apart: Array.from({ length: reviewers }, (_, one): [number, number] => [one, (one + 1) % reviewers]),
    seniors: {
      least: 1,
      among: Array.from({ length: reviewers }, (_, who) => who).filter((who) => who % 3 === 0),
    },
    written,
  }
}

test('a small instance is proven: the optimum of a solver for whole numbers', () => {
  const problem = ruled(1, 14, 18)
  const { status, value, bound, unfilled } = solve(problem)
  assert.deepEqual([status, unfilled], ['optimal', []])
  assert.ok(Math.abs(value - ruledOptimum(problem)) < 1e-6 && bound === value, `${value} ${bound}`)
})

/** The optima are those of the same solver, which takes seconds for one of them. */
test('so is one in which nearly every place and every rule counts', () => {
  for (const [seed, optimum] of [
    [1, 24.821455],
    [4, 24.226861],
    [6, 25.009654],
  ] as const) {
    const { status, value } = solve(ruled(seed, 14, 12))
    assert.deepEqual([status, value.toFixed(6)], ['optimal', optimum.toFixed(6)])
  }
})

test('with every rule at once there is little between the best found and the bound, and the same comes out again', () => {
  const problem = ruled(4, 50, 45)
  for (const objective of ['total', 'floor'] as const) {
    const { value, bound, floor, highestFloor, unfilled, pairs } = solve(problem, { objective })
    assert.deepEqual(unfilled, [])
    assert.ok(bound - value < 0.001 * value, `${objective}: ${value} ${bound}`)
    assert.equal(floor, highestFloor)
    if (objective === 'total') assert.deepEqual(solve(problem, { objective }).pairs, pairs)
  }
})

test('told to stop at once, it has an assignment that keeps the rules, and a bound', () => {
  const problem = ruled(5, 40, 36)
  const best = solve(problem, { objective: 'floor' })
  const { status, pairs, value, bound } = solve(problem, { objective: 'floor', stop: () => true })
  assert.equal(status, 'stopped')
  assert.equal(pairs.length, 120)
  assert.ok(Number.isFinite(bound) && value <= bound + 1e-6)
  const [home, apart] = [problem.institutions ?? [], new Set(problem.apart?.map(([a, b]) => `${a} ${b}`))]
  for (const [paper, team] of Map.groupBy(pairs, (pair) => pair.paper)) {
    const who = team.map(({ reviewer }) => reviewer)
    assert.equal(new Set(who.map((each) => home[each])).size, who.length, `paper ${paper}`)
    assert.ok(who.some((each) => problem.seniors?.among.includes(each)))
    assert.ok(!who.some((a) => who.some((b) => apart.has(`${a} ${b}`))))
  }
  assert.ok((best.floor ?? 0) > 0)
})
