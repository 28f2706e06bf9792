// What a solution must satisfy: the rules of the problem, and the optimum a linear programming solver finds.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import type { Highs } from 'highs'
import type { Problem, Solution } from '../../server/assignments/solver.ts'

type Pair = Solution['pairs'][number]

const name = ({ paper, reviewer }: Pair) => `x${paper}_${reviewer}`
const countOf = (pairs: Pair[], side: keyof Pair, index: number) =>
  pairs.filter((pair) => pair[side] === index).length

export const SHORT = 1000
// The types the package gives its module are those of its CommonJS build.
const loadHighs: () => Promise<Highs> = createRequire(import.meta.url)('highs')
const highs = await loadHighs()

/** The optimum with every missing place at -SHORT, or null when infeasible. */
export function oracle({ demand, least, most, arcs, fixed = [] }: Problem): number | null {
  const locked = new Set(fixed.map(name))
  const score = new Map([
    ...fixed.map((pair) => [name(pair), 0] as const),
    ...arcs.map((arc) => [name(arc), arc.score] as const),
  ])
  const sum = (terms: string[]) => (terms.length > 0 ? terms.join(' + ') : '0 nothing')
  const pairs = [...new Map([...arcs, ...fixed].map((pair) => [name(pair), pair])).values()]
  const on = (side: keyof Pair, index: number) => pairs.filter((pair) => pair[side] === index).map(name)
  const model = [
    'Maximize',
    ` obj: ${[...score].map(([x, gain]) => `${gain < 0 ? '-' : '+'} ${Math.abs(gain)} ${x}`).join('\n ')}`,
    ...demand.map((_, paper) => ` - ${SHORT} short${paper}`),
    'Subject To',
    ...demand.map(
      (wanted, paper) => ` p${paper}: ${sum([...on('paper', paper), `short${paper}`])} = ${wanted}`,
    ),
    ...least.map((load, reviewer) => ` l${reviewer}: ${sum(on('reviewer', reviewer))} >= ${load}`),
    ...most.map((load, reviewer) => ` m${reviewer}: ${sum(on('reviewer', reviewer))} <= ${load}`),
    'Bounds',
    ...[...score.keys()].map((x) => ` ${locked.has(x) ? 1 : 0} <= ${x} <= 1`),
    'End',
  ]
  const { Status, ObjectiveValue } = highs.solve(model.join('\n'))
  assert.ok(Status === 'Optimal' || Status === 'Infeasible', Status)
  return Status === 'Optimal' ? ObjectiveValue : null
}

/** The optimum under rules about who sits together, every place filled: by branch and bound of a solver for whole numbers. */
export function ruledOptimum(problem: Problem): number {
  const { demand, least, most, arcs, institutions = [], apart = [], seniors, written = [] } = problem
  const there = new Set(arcs.map(name))
  const on = (pairs: Pair[]) => pairs.map(name).filter((x) => there.has(x))
  const everyone = [...most.keys()]
  const homes = [...Map.groupBy(everyone, (who) => institutions[who] ?? `alone ${who}`).values()]
  const sits = (paper: number, people: number[]) => on(people.map((reviewer) => ({ paper, reviewer })))
  const rows = [
    ...demand.map((wanted, paper) => [sits(paper, everyone), '=', wanted] as const),
    ...everyone.flatMap((reviewer) => {
      const all = on(demand.map((_, paper) => ({ paper, reviewer })))
      return [[all, '<=', most[reviewer] ?? 0] as const, [all, '>=', least[reviewer] ?? 0] as const]
    }),
    ...demand.flatMap((_, paper) => [
      ...[...homes, ...apart].map((people) => [sits(paper, people), '<=', 1] as const),
      [sits(paper, seniors?.among ?? []), '>=', seniors?.least ?? 0] as const,
    ]),
    ...written.flatMap((one) =>
      written.map((other) => {
        const both = [
          { ...one, reviewer: other.reviewer },
          { ...other, reviewer: one.reviewer },
        ]
        return [one.paper < other.paper ? on(both) : [], '<=', 1] as const
      }),
    ),
  ].filter(([terms]) => terms.length > 0)
  const model = [
    ...['Maximize', ` obj: ${arcs.map((arc) => `+ ${arc.score} ${name(arc)}`).join('\n ')}`, 'Subject To'],
    ...rows.map(([terms, sign, size], at) => ` r${at}: ${terms.join('\n + ')} ${sign} ${size}`),
    ...['Binary', ...[...there].map((x) => ` ${x}`), 'End'],
  ]
  const { Status, ObjectiveValue } = highs.solve(model.join('\n'))
  assert.equal(Status, 'Optimal')
  return ObjectiveValue
}

export function keepsTheRules(problem: Problem, { pairs, unfilled, value, bound, reasons }: Solution) {
  const { demand, least, most, arcs, fixed = [] } = problem
  const scores = new Map(arcs.map((arc) => [name(arc), arc.score]))
  const [names, locked] = [pairs.map(name), fixed.map(name)]
  assert.equal(new Set(names).size, pairs.length)
  assert.deepEqual(
    names.filter((pair) => !scores.has(pair) && !locked.includes(pair)),
    [],
  )
  assert.deepEqual(
    locked.filter((pair) => !names.includes(pair)),
    [],
  )
  assert.deepEqual(
    pairs,
    pairs.toSorted((a, b) => a.paper - b.paper || a.reviewer - b.reviewer),
  )
  const missing = new Map(unfilled.map((each) => [each.paper, each.missing]))
  assert.deepEqual(
    demand.map((_, paper) => countOf(pairs, 'paper', paper) + (missing.get(paper) ?? 0)),
    demand,
  )
  for (const [reviewer, load] of most.map((_, index) => [index, countOf(pairs, 'reviewer', index)] as const))
    assert.ok((least[reviewer] ?? 0) <= load && load <= (most[reviewer] ?? 0), `load ${load} of ${reviewer}`)
  const total = names.reduce((sum, pair) => sum + (scores.get(pair) ?? 0), 0)
  assert.ok(Math.abs(total - value) < 1e-6 && Math.abs(bound - value) < 1e-6, `${total} ${value} ${bound}`)
  assert.equal(reasons.length > 0, unfilled.length > 0)
}
