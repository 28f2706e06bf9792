// An assignment under a cap: no pair likelier than the cap, every rule kept at every draw, and the best of what the lot leaves.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile, withoutLocked } from '../../server/assignments/compiling.ts'
import { type Problem, solve } from '../../server/assignments/solver.ts'
import { searched, solveCompiled, wishOf } from '../../server/assignments/solving.ts'
import { everyAssignment } from './brute.ts'
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

/** Every rule at once, on three papers. */
const ruled: Problem = {
  demand: [2, 2, 1],
  least: [0, 0, 0, 0, 0],
  most: [2, 1, 1, 2, 1],
  arcs: Array.from({ length: 15 }, (_, cell) => ({
    paper: Math.floor(cell / 5),
    reviewer: cell % 5,
    score: Math.round(random() * 1000) / 1000,
  })).filter(({ paper, reviewer }) => paper !== reviewer),
  fixed: [{ paper: 2, reviewer: 3 }],
  seniors: { least: 1, among: [1, 2, 3] },
  institutions: ['Here', 'Here', null, null, 'There'],
  apart: [[2, 4]],
  written: [0, 1, 2].map((paper) => ({ paper, reviewer: paper })),
}

test('every rule and the highest floor are kept among the pairs that a lot leaves; each pair is left as often as the cap says', () => {
  const whole = compile(ruled, withoutLocked(ruled))
  const draws = 400
  const left = new Map<string, number>()
  for (let seed = 1; seed <= draws; seed++) {
    const { market } = searched(whole, wishOf({ cap: 0.7, seed }))
    const arcs = ruled.arcs.filter(({ paper, reviewer }) =>
      market.reviewer.subarray(market.start[paper], market.start[paper + 1]).includes(reviewer),
    )
    for (const { paper, reviewer } of arcs)
      left.set(`${paper} ${reviewer}`, (left.get(`${paper} ${reviewer}`) ?? 0) + 1 / draws)
    if (seed > 80) continue
    const locked = ruled.arcs.filter(({ paper, reviewer }) => paper === 2 && reviewer === 3)
    const all = everyAssignment({ ...ruled, arcs: [...arcs, ...locked] })
    const fewest = Math.min(...all.map(({ missing }) => missing))
    const { pairs, unfilled, value, floor } = solve(ruled, { cap: 0.7, seed, objective: 'floor' })
    const mine = all.find(({ chosen }) =>
      chosen.every((set, paper) => {
        const got = pairs.filter((pair) => pair.paper === paper).map(({ reviewer }) => reviewer)
        return got.sort().join() === set.toSorted().join()
      }),
    )
    assert.ok(
      mine,
      `seed ${seed}: a rule is broken, or a pair that is out was taken: ${JSON.stringify(pairs)}`,
    )
    assert.equal(
      unfilled.reduce((sum, { missing }) => sum + missing, 0),
      fewest,
    )
    if (fewest > 0) continue
    const level = Math.max(...all.filter(({ missing }) => missing === 0).map(({ worst }) => worst))
    assert.ok(Math.abs((floor ?? 0) - level) < 1e-6, `seed ${seed}: ${floor} ${level}`)
    assert.ok(Math.abs(value - mine.value) < 1e-6)
  }
  const open = whole.market.reviewer.length
  assert.equal(left.size, open)
  for (const [pair, share] of left) assert.ok(Math.abs(share - 0.7) < 0.1, `${pair}: ${share}`)
})
