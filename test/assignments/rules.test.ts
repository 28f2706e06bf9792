// Rules beside the flow, and the floor: against every assignment there is, on problems small enough to try all.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Problem, solve } from '../../server/assignments/solver.ts'
import { everyAssignment, type Judged } from './brute.ts'
import { seeded } from './instances.ts'

const RULES = ['seniors', 'institutions', 'apart', 'written', 'standby', 'kept', 'all'] as const
type Kind = (typeof RULES)[number]

/** Four papers, five reviewers, scores of a quarter or of a thousandth. */
function problemWith(kind: Kind | 'none', seed: number): Problem {
  const random = seeded(seed)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const step = random() < 0.4 ? 0.25 : 0.001
  const pairs = Array.from({ length: 20 }, (_, cell) => ({ paper: Math.floor(cell / 5), reviewer: cell % 5 }))
  const arcs = pairs
    .filter(() => random() < 0.85)
    .map((pair) => ({ ...pair, score: Number((Math.round(random() / step) * step).toFixed(3)) }))
  const people = [0, 1, 2, 3, 4]
  const has = (rule: Kind) => kind === rule || kind === 'all'
  return {
    demand: [2, 2, 1 + upTo(1), upTo(2)],
    least: people.map(() => (random() < 0.1 ? 1 : 0)),
    most: people.map(() => 1 + upTo(random() < 0.5 ? 1 : 2)),
    arcs,
    fixed: pairs.filter(() => random() < 0.05),
    ...(has('seniors') && { seniors: { least: 1, among: people.filter(() => random() < 0.5) } }),
    ...(has('institutions') && {
      institutions: people.map(() => ['Nowhere', 'Elsewhere', null][upTo(2)] ?? null),
    }),
    ...(has('apart') && {
      apart: [
        [0, 1],
        [2, upTo(1)],
        [3, 4],
      ] satisfies [number, number][],
    }),
    ...(has('written') && { written: people.map((reviewer) => ({ paper: reviewer % 4, reviewer })) }),
    ...(has('standby') && { standby: people.filter(() => random() < 0.4) }),
    ...(has('kept') && { kept: { pairs: pairs.filter(() => random() < 0.3), bonus: 0.05 } }),
  }
}

/** In the order in which assignments are preferred: places filled, those standing by left in peace, then the scores. */
const better = (a: Judged, b: Judged) =>
  a.missing - b.missing || a.standing - b.standing || b.preferred - a.preferred || 0

const ownWork = (problem: Problem): Problem => ({
  ...problem,
  arcs: problem.arcs.filter(
    (arc) => !problem.written?.some((pair) => pair.paper === arc.paper && pair.reviewer === arc.reviewer),
  ),
})

function compare(problem: Problem): 'infeasible' | 'short' | 'full' {
  const solution = solve(problem)
  const all = everyAssignment(problem).sort(better)
  const [best] = all
  if (!best) {
    assert.equal(solution.status, 'infeasible')
    return 'infeasible'
  }
  assert.equal(solution.status, 'optimal')
  const mine = problem.demand.map((_, paper) =>
    solution.pairs.filter((pair) => pair.paper === paper).map(({ reviewer }) => reviewer),
  )
  const same = (one: number[], other: number[]) => one.toSorted().join() === other.toSorted().join()
  const found = all.find(({ chosen }) => chosen.every((set, paper) => same(set, mine[paper] ?? [])))
  assert.ok(found, `not among those that keep the rules: ${JSON.stringify(solution.pairs)}`)
  assert.ok(Math.abs(better(found, best)) < 1e-6, `${found.preferred} ${best.preferred}`)
  assert.ok(Math.abs(found.value - solution.value) < 1e-6 && Math.abs(solution.bound - solution.value) < 1e-6)
  return best.missing > 0 ? 'short' : 'full'
}

for (const kind of RULES)
  test(`${kind}: the best of all assignments that keep the rules`, () => {
    const seen = Array.from({ length: 60 }, (_, seed) => compare(ownWork(problemWith(kind, seed + 1))))
    assert.ok(seen.filter((each) => each === 'full').length >= (kind === 'all' ? 3 : 10), seen.join(' '))
    assert.ok(seen.filter((each) => each === 'short').length >= 3, seen.join(' '))
  })

test('the floor: first the worst-off paper, then the total', () => {
  let raised = 0
  for (let seed = 1; seed <= 200; seed++) {
    const problem = problemWith(seed % 3 === 0 ? 'institutions' : 'none', seed)
    const all = everyAssignment(problem).sort(better)
    const [first] = all
    if (!first || first.missing > 0) continue
    const full = all.filter(({ missing }) => missing === 0)
    const level = Math.max(...full.map(({ worst }) => worst))
    const best = Math.max(...full.filter(({ worst }) => worst > level - 1e-9).map(({ value }) => value))
    const solution = solve(problem, { objective: 'floor' })
    assert.equal(solution.status, 'optimal')
    assert.ok(
      Math.abs((solution.floor ?? 0) - level) < 1e-6,
      `seed ${seed}: floor ${solution.floor}, ${level}`,
    )
    assert.ok(Math.abs(solution.value - best) < 1e-6, `seed ${seed}: ${solution.value} is not ${best}`)
    assert.ok(Math.abs(solution.bound - best) < 1e-6, `seed ${seed}: bound ${solution.bound}, ${best}`)
    if (level > first.worst + 1e-9) raised++
  }
  assert.ok(raised >= 20, `only ${raised} floors were above what the best total gives`)
})

test('a floor of one’s own is kept, or told to be out of reach', () => {
  const problem = problemWith('none', 3)
  const free = solve({ ...problem, fixed: [] }, { objective: 'floor' })
  const lower = solve({ ...problem, fixed: [] }, { objective: 'floor', floor: (free.floor ?? 0) / 2 })
  assert.ok(lower.value >= free.value && lower.floor === (free.floor ?? 0) / 2)
  const beyond = solve({ ...problem, fixed: [] }, { objective: 'floor', floor: 9 })
  assert.equal(beyond.status, 'infeasible')
  assert.match(beyond.reasons.join(' '), /No assignment was found in which every paper comes to that floor/)
})
