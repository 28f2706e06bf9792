// The proof of a bound under rules, by a pass that shares nothing with the search but the prices and the rules: per paper the best
// team there is, tried from all its arcs, and per reviewer what their places bring.
import type { Prices } from './dual.ts'
import { degrees } from './market.ts'
import { areApart } from './rules.ts'
import type { Table } from './teams.ts'

/** So many teams are tried for a paper; then its best arcs count as if they could sit together. */
const PATIENCE = 200_000

/** No assignment that keeps the rules scores more, whatever the prices are. */
export function upperBoundUnder(table: Table, { price, pairs, open }: Prices): number {
  const { demand, reviewer, weight } = table.market
  const costs = Float64Array.from(reviewer, (who) => price[who] ?? 0)
  let total = -(table.penalty - open) * table.missing
  for (const pair of pairs) {
    total += pair.price
    for (const arc of [pair.one, pair.other]) costs[arc] = (costs[arc] ?? 0) + pair.price
  }
  const gain = (arc: number) => (weight[arc] ?? 0) - (costs[arc] ?? 0)
  for (const paper of demand.keys()) total += teamAtMost(table, paper, open, gain)
  return total + placesAtMost(table, price)
}

function placesAtMost({ market, fine }: Table, price: Float64Array): number {
  const { most, least, fee } = market
  const degree = degrees(market)
  let total = 0
  for (const [who, wish] of most.entries()) {
    const places = Math.min(wish, degree[who] ?? 0)
    const bound = Math.min(least[who] ?? 0, places)
    const asked = (price[who] ?? 0) - (fee[who] ?? 0)
    if (places > 0) total += bound * Math.max(-fine, asked) + (places - bound) * Math.max(0, asked)
  }
  return total
}

function teamAtMost(table: Table, paper: number, open: number, gain: (arc: number) => number): number {
  const { market, rules, juniors, least, barred } = table
  const { start, demand, reviewer, score } = market
  const arcs: number[] = []
  for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++)
    if (barred[arc] === 0) arcs.push(arc)
  arcs.sort((a, b) => gain(b) - gain(a))
  const places = demand[paper] ?? 0
  const rest = (from: number, left: number) =>
    arcs.slice(from, from + left).reduce((sum, arc) => sum + Math.max(0, gain(arc) + open), -open * left)
  let [best, tries] = [-Infinity, 0]
  const choose = (from: number, team: number[], value: number, sum: number, young: number): void => {
    const left = places - team.length
    if (sum >= (least[paper] ?? 0)) best = Math.max(best, value - open * left)
    for (let at = from; left > 0 && at < arcs.length && value + rest(at, left) > best; at++) {
      if (tries++ > PATIENCE) return
      const [arc, who] = [arcs[at] ?? 0, reviewer[arcs[at] ?? 0] ?? 0]
      const youth = young + 1 - (rules.senior[who] ?? 0)
      if (youth > (juniors[paper] ?? 0) || team.some((other) => areApart(rules, who, other))) continue
      choose(at + 1, [...team, who], value + gain(arc), sum + (score[arc] ?? 0), youth)
    }
  }
  choose(0, [], 0, 0, 0)
  return tries > PATIENCE ? rest(0, places) : best
}
