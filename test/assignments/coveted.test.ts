// Papers near the floor that all want the same few reviewers: little between what is found and the bound, and no proof of what is not so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Problem, solve } from '../../server/assignments/solver.ts'
import { seeded } from './instances.ts'

/** The papers near the floor like the same twenty reviewers best, and so do all others. */
function coveted(seed: number, papers: number, near: number): Problem {
  const random = seeded(seed)
  const reviewers = 50
  const good = Array.from({ length: reviewers }, (_, who) => (who < 20 ? 0.03 + 0.02 * random() : 0))
  const liked = Array.from({ length: papers }, (_, paper) =>
    paper < near ? 0.86 + 0.01 * random() : 0.93 + 0.03 * random(),
  )
  return {
    demand: new Array(papers).fill(3),
    least: new Array(reviewers).fill(0),
    most: new Array(reviewers).fill(4),
    arcs: liked.flatMap((each, paper) =>
      good.map((more, reviewer) => {
        const own = (paper < near ? 0.004 : 0.03) * random()
        return { paper, reviewer, score: Number((each + more + own).toFixed(6)) }
      }),
    ),
  }
}

const floored = (seed: number, papers: number) => solve(coveted(seed, papers, 12), { objective: 'floor' })

/** The optima above these floors are those of a solver for whole numbers. */
test('twelve papers near the floor are proven to have the best there is', () => {
  const { status, floor, value } = floored(2, 62)
  assert.deepEqual([status, floor, value.toFixed(6)], ['optimal', 2.729582, '180.697193'])
})

test('nor is there less than the best where places stay open, which another paper may have instead', () => {
  for (const [seed, best, optimum] of [
    [2, 2.737998, 195.379026],
    [3, 2.739083, 195.53589],
  ] as const) {
    const { status, floor, value } = floored(seed, 70)
    assert.deepEqual([status, floor, value.toFixed(6)], ['optimal', best, optimum.toFixed(6)])
  }
})

test('what is not proven is near the bound', () => {
  const { bound, value } = floored(8, 62)
  assert.ok(value <= bound && bound - value < 0.003, `${value} ${bound}`)
})
