// The flow with groups: juniors from the start, institutions where two of one came together.
import { mark } from './branching.ts'
import { crash } from './crash.ts'
import { type Field, fieldOf, reoptimise, reweigh, type Stop } from './field.ts'
import { type Market, penaltyOf } from './market.ts'
import { type Group, networkOf, WHOLE } from './network.ts'
import { excludedArcs, institutionGroup, juniorGroups, type Rules, sharedInstitutions } from './rules.ts'
import { coarse } from './settling.ts'
import { simplexOf } from './simplex.ts'

/** The best flow, in which no paper has too few seniors, nor two reviewers of an institution where a group can tell. */
export function fieldFor(
  market: Market,
  rules: Rules,
  stop: Stop,
  penalty: number = penaltyOf(market),
  fine: number = penalty,
): Field {
  const groups = juniorGroups(market, rules)
  const excluded = excludedArcs(market, rules)
  let { held, price } = coarse(market, penalty)
  for (;;) {
    const network = networkOf(market, penalty, groups, WHOLE, fine)
    const flow = fitting(market, groups, held)
    const field = fieldOf(market, simplexOf(network, crash(network, flow, price)))
    const changed = new Set<number>()
    mark(field, { bar: excluded, require: [] }, 1, changed)
    for (const paper of changed) reweigh(field, paper)
    const ended = reoptimise(field, stop)
    if (!ended || !addInstitutions(market, rules, groups, field.simplex.flow)) return field
    held = field.simplex.flow
    price = price.map((_, at) => -(field.simplex.tree.potential[network.rows + at] ?? 0))
  }
}

/** What is held of a group beyond its room is let go. */
function fitting({ weight }: Market, groups: Group[], held: Uint8Array): Uint8Array {
  const flow = held.slice()
  for (const { from, to, most } of groups.toReversed()) {
    const inside: number[] = []
    for (let arc = from; arc < to; arc++) if (flow[arc] === 1) inside.push(arc)
    inside.sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0))
    for (const arc of inside.slice(most)) flow[arc] = 0
  }
  return flow
}

function addInstitutions(market: Market, rules: Rules, groups: Group[], held: Uint8Array): boolean {
  const before = groups.length
  for (const [paper, institution] of sharedInstitutions(market, rules, held)) {
    const group = institutionGroup(market, rules, groups, paper, institution)
    if (group) groups.push(group)
  }
  return groups.length > before
}
