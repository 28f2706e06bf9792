// What a flow says of assignments above the floor. Papers below it, or brought to it by eagerness, are in doubt: each may have no
// more than its best team at the prices of the flow, and that team is what the problem is parted on.
import type { Decision, Judge, Judged } from './branching.ts'
import { type Field, scoreOf } from './field.ts'
import { type Floor, followed, sumOf } from './floor.ts'
import type { Clashes } from './reaching.ts'
import type { Rules } from './rules.ts'
import { bestTeam, OUT, type Table, type Team, tableOf } from './teams.ts'

/** A paper in doubt, its best team, and how much more that is worth than what it holds. */
type Doubt = { paper: number; team: Team; gain: number }

/** Without a floor only clashes part. */
export function judgeFor(field: Field, rules: Rules, clashes: Clashes, floor: Floor | null): Judge {
  if (!floor) return (now) => judged(now, clashes)
  const { market, simplex } = field
  const table = tableOf(market, rules, simplex.penalty, new Uint8Array(market.reviewer.length))
  for (const [paper, level] of floor.level.entries()) table.least[paper] = level - (floor.base[paper] ?? 0)
  const worth = new Float64Array(market.reviewer.length)
  return (now) => judgedAbove(now, floor, clashes, doubtsIn(now, floor, table, worth))
}

function judged(field: Field, clashes: Clashes): Judged {
  const [clash] = clashes(field.simplex.flow)
  return { bound: scoreOf(field), keeps: !clash, smaller: () => apart(clash) }
}

const apart = (clash: [number, number] | undefined): Decision[] =>
  (clash ?? []).map((arc) => ({ bar: [arc], require: [] }))

function judgedAbove(field: Field, floor: Floor, clashes: Clashes, doubts: Doubt[]): Judged {
  const { market, simplex } = field
  const below = doubts.filter(
    ({ paper }) => sumOf(market, floor.base, simplex.flow, paper) < (floor.level[paper] ?? 0),
  )
  const [clash] = clashes(simplex.flow)
  return {
    bound: scoreOf(field) + doubts.reduce((more, { gain }) => more + gain, 0),
    keeps: !clash && below.length === 0,
    smaller: () => (clash ? apart(clash) : partedOn(field, floor, below.length > 0 ? below : doubts)),
  }
}

function doubtsIn(field: Field, floor: Floor, table: Table, worth: Float64Array): Doubt[] {
  const { market, eager, simplex } = field
  return [...eager.keys()].flatMap((paper) => {
    const level = floor.level[paper] ?? 0
    if (eager[paper] === 0 && sumOf(market, floor.base, simplex.flow, paper) >= level) return []
    const held = weigh(field, table, worth, paper)
    const team = bestTeam(table, worth, paper)
    return [{ paper, team, gain: team.value - held }]
  })
}

/** Sets what the arcs of a paper are worth beyond the prices of now; what it holds is worth so much. */
function weigh({ market, simplex, bars, required }: Field, table: Table, worth: Float64Array, paper: number) {
  const { start, weight, reviewer, demand } = market
  const { flow, tree, rows, penalty } = simplex
  const seated: number[] = []
  let [held, missing] = [0, demand[paper] ?? 0]
  for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++) {
    worth[arc] = (weight[arc] ?? 0) + (tree.potential[rows + (reviewer[arc] ?? 0)] ?? 0)
    table.barred[arc] = bars[arc] === 0 && (market.most[reviewer[arc] ?? 0] ?? 0) > 0 ? 0 : OUT
    if (required[arc] === 1) {
      table.barred[arc] = OUT
      seated.push(arc)
    }
    if (flow[arc] === 0) continue
    held += worth[arc] ?? 0
    missing--
  }
  table.seated.set(paper, seated)
  return held - penalty * missing
}

/** On whether somebody sits on the paper: one of its best team, of which the flow says something else if it can. */
function partedOn(field: Field, floor: Floor, doubts: Doubt[]): Decision[] | null {
  const { simplex, required } = field
  let [found, arc, most] = [-1, -1, -1]
  for (const { paper, team } of doubts) {
    const open = team.arcs.filter((one) => required[one] === 0)
    const other = open.find((one) => simplex.flow[one] === 0) ?? open[0]
    const share = field.eager[paper] ?? 0
    if (other === undefined || share <= most) continue
    ;[found, arc, most] = [paper, other, share]
  }
  if (arc < 0) return null
  const ways: Decision[] = [
    { bar: [arc], require: [] },
    { bar: [], require: [arc] },
  ]
  return ways.flatMap((decision) => followed(field, floor, found, decision))
}
