// Under rules about who sits together: the groups that are named are short whatever the rules, and a rule is named when, and only
// when, its absence alone would fill places. Against every assignment there is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile, withoutLocked } from '../../server/assignments/compiling.ts'
import { ruleReasons } from '../../server/assignments/rule-reasons.ts'
import { type Problem, solve } from '../../server/assignments/solver.ts'
import { everyAssignment } from './brute.ts'
import { others, seeded } from './instances.ts'

const people = [0, 1, 2, 3, 4]
const NAMED = { seniors: /seniors/, institutions: /institution/, apart: /wrote with/, written: /each other/ }
const RULES = ['seniors', 'institutions', 'apart', 'written'] as const
type Rule = (typeof RULES)[number]

function drawn(seed: number): Problem {
  const random = seeded(seed)
  const pairs = Array.from({ length: 15 }, (_, cell) => ({ paper: Math.floor(cell / 5), reviewer: cell % 5 }))
  return {
    demand: [2, 2, 2],
    least: people.map(() => 0),
    most: people.map(() => 1 + Math.floor(2 * random())),
    arcs: pairs
      .filter(({ paper, reviewer }) => reviewer !== paper && random() < 0.8)
      .map((pair) => ({ ...pair, score: Number(random().toFixed(3)) })),
    seniors: { least: 1, among: people.filter(() => random() < 0.5) },
    institutions: people.map(() => ['Here', 'There', null][Math.floor(3 * random())] ?? null),
    apart: [[0, 1 + Math.floor(4 * random())]],
    written: [0, 1, 2].map((paper) => ({ paper, reviewer: paper })),
  }
}

const fewest = (problem: Problem) => Math.min(...everyAssignment(problem).map(({ missing }) => missing))
const without = (problem: Problem, rules: readonly (typeof RULES)[number][]) => {
  const rest = { ...problem }
  for (const rule of rules) delete rest[rule]
  return rest
}
const only = (problem: Problem, papers: number[]): Problem => ({
  ...without(problem, RULES),
  demand: problem.demand.map((places, paper) => (papers.includes(paper) ? places : 0)),
})

/** All sets of rules of the first size at which any has the effect. */
function smallest(hasEffect: (set: Rule[]) => boolean): Rule[][] {
  const sets = Array.from({ length: 2 ** RULES.length }, (_, marks) =>
    RULES.filter((_, at) => (marks >> at) % 2 === 1),
  )
  const order = (set: Rule[]) => set.map((rule) => RULES.indexOf(rule)).join('')
  for (const size of RULES.map((_, at) => at + 1)) {
    const guilty = sets.filter((set) => set.length === size && hasEffect(set))
    if (guilty.length > 0) return guilty.sort((a, b) => order(a).localeCompare(order(b)))
  }
  return []
}

test('the smallest sets of rules that keep places open are named, and no others', () => {
  const told = new Set<string>()
  let together = 0
  for (let seed = 1; seed <= 60; seed++) {
    const problem = drawn(seed)
    const missing = fewest(problem)
    const reasons = ruleReasons(compile(problem, withoutLocked(problem)), {}, missing)
    const guilty = missing === 0 ? [] : smallest((set) => fewest(without(problem, set)) < missing)
    assert.equal(reasons.length, guilty.length, `seed ${seed}: ${reasons}`)
    for (const [at, set] of guilty.entries())
      for (const rule of RULES) {
        if (set.includes(rule)) assert.match(reasons[at] ?? '', NAMED[rule])
        else assert.doesNotMatch(reasons[at] ?? '', NAMED[rule])
        if (set.includes(rule)) told.add(rule)
      }
    if ((guilty[0]?.length ?? 0) > 1) together++
  }
  assert.deepEqual(told.size, RULES.length, [...told].join(' '))
  assert.ok(together >= 2, `only ${together} times two rules were guilty together`)
})

test('groups are minimal under rules too: short by themselves, and without any one of them nothing is missing', () => {
  let told = 0
  for (let seed = 1; seed <= 60; seed++) {
    const problem = drawn(seed)
    for (const { kind, shortfall } of solve(problem).obstacles) {
      if (kind !== 'places') continue
      const { left, wanted, possible } = shortfall
      assert.equal(fewest(only(problem, left)), wanted - possible)
      for (const one of left) assert.equal(fewest(only(problem, others(left, one))), 0)
      told++
    }
  }
  assert.ok(told >= 5, `only ${told} groups were told of`)
})
