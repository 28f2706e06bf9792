// An assignment drawn under a cap: rules kept at every draw, no pair likelier than the cap, the best expectation.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile, withoutLocked } from '../../server/assignments/compiling.ts'
import type { Problem } from '../../server/assignments/solver.ts'
import { solveCompiled } from '../../server/assignments/solving.ts'
import { seeded } from './instances.ts'

const random = seeded(11)
const problem: Problem = {
  demand: [2, 2, 2, 1, 2, 2],
  least: [0, 1, 0, 0, 0, 0, 0],
  most: [2, 2, 2, 2, 2, 2, 2],
  arcs: Array.from({ length: 42 }, (_, cell) => ({
    paper: Math.floor(cell / 7),
    reviewer: cell % 7,
    score: Math.round(random() * 1000) / 1000,
  })),
}
const compiled = compile(problem, withoutLocked(problem))
const drawn = (cap: number, seed: number) => solveCompiled(compiled, { cap, seed })

test('a draw keeps every demand and load, and the same seed draws the same', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { load, missing } = drawn(0.6, seed)
    assert.deepEqual([...missing], [0, 0, 0, 0, 0, 0])
    for (const [who, count] of load.entries())
      assert.ok(
        (problem.least[who] ?? 0) <= count && count <= (problem.most[who] ?? 0),
        `load ${count} of ${who}`,
      )
  }
  assert.deepEqual(drawn(0.6, 5).held, drawn(0.6, 5).held)
})

test('no pair is drawn more often than the cap allows, and the mean of the draws is what was to be expected', () => {
  const draws = 3000
  const often = new Float64Array(42)
  let sum = 0
  for (let seed = 1; seed <= draws; seed++) {
    const { held, value } = drawn(0.6, seed)
    sum += value
    for (const [arc, one] of (held ?? []).entries()) often[arc] = (often[arc] ?? 0) + one / draws
  }
  assert.ok(Math.max(...often) < 0.64, `${Math.max(...often)}`)
  assert.ok(Math.max(...often) > 0.56)
  const { expected } = drawn(0.6, 1)
  assert.ok(Math.abs(sum / draws - (expected ?? 0)) < 0.03, `${sum / draws} ${expected}`)
})

test('without a cap to feel, the draw is the best assignment; a lower cap expects no more', () => {
  const best = solveCompiled(compiled, {})
  assert.deepEqual([drawn(1, 3).value, drawn(1, 3).expected], [best.value, best.value])
  const expectations = [1, 0.9, 0.7, 0.5].map((cap) => drawn(cap, 1).expected ?? 0)
  assert.deepEqual(
    expectations,
    expectations.toSorted((a, b) => b - a),
  )
})
