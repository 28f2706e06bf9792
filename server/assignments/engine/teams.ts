// The best team of one paper at given prices, under all that the paper alone can tell: who may not sit together, seniors, the floor.
import { fineOf, type Market } from './market.ts'
import { areApart, juniorsAtMost, type Rules } from './rules.ts'

/** What papers ask of those who sit on them together. */
export type Table = {
  market: Market
  rules: Rules
  penalty: number
  /** What a missing place costs at the prices of now: less than the penalty where it is known that some stay open. */
  open: number
  /** So many places stay open at least. */
  missing: number
  /** What an unmet minimum costs. */
  fine: number
  /** Per paper: how many juniors there may be; what scores must add up to beside the locked, -Infinity for nothing. */
  juniors: Int32Array
  least: Float64Array
  /** Arcs that are out of the question (OUT), and those that are decided for (SEATED), of each paper listed in `seated`. */
  barred: Uint8Array
  seated: Map<number, number[]>
  /** The arcs of a paper that may be of its team, best first, with what they are worth. */
  arc: Int32Array
  worth: Float64Array
  count: number
  /** The highest score of each of them and those behind it. */
  ahead: Float64Array
  /** What the best of the others is worth. */
  outside: number
  /** Per paper, below what the last look listed nothing: prices move little from look to look. */
  cut: Float64Array
}

export const OUT = 1
export const SEATED = 2

export type Team = {
  /** What the best team is worth, missing places at what they cost now, or a little more where the search for it was given up. */
  value: number
  /** -Infinity is its value where no team comes to the floor. */
  arcs: number[]
}

export function tableOf(market: Market, rules: Rules, penalty: number, barred: Uint8Array): Table {
  const { demand, start } = market
  let widest = 0
  for (let paper = 0; paper < demand.length; paper++)
    widest = Math.max(widest, (start[paper + 1] ?? 0) - (start[paper] ?? 0))
  return {
    ...{
      market,
      rules,
      penalty,
      open: penalty,
      missing: 0,
      fine: fineOf(market, penalty),
      barred,
      seated: new Map(),
      count: 0,
      outside: -Infinity,
    },
    juniors: juniorsAtMost(market, rules),
    least: new Float64Array(demand.length).fill(-Infinity),
    arc: new Int32Array(widest + 1),
    worth: new Float64Array(widest + 1),
    ahead: new Float64Array(widest + 1),
    cut: new Float64Array(demand.length).fill(-Infinity),
  }
}

/** So many of the best arcs nearly always hold the best team; where they do not, ever more are looked at. */
const NEAR = 12
const MORE = 4
/** How far below the last of a list the next one begins, as a share of its range. */
const LEEWAY = 0.2
/** After so many looks the search for a team ends with a bound. */
const PATIENCE = 20_000

export function bestTeam(table: Table, worth: Float64Array, paper: number): Team {
  const { demand, start } = table.market
  const [places, arcs] = [demand[paper] ?? 0, (start[paper + 1] ?? 0) - (start[paper] ?? 0)]
  if (places === 0) return { value: 0, arcs: [] }
  const begun = begunFrom(table, worth, paper)
  if (!begun) return { value: -Infinity, arcs: [] }
  const { chosen, value, score, juniors } = begun
  for (let near = NEAR + 2 * places; ; near *= MORE) {
    listBest(table, worth, paper, near)
    const search: Search = { ...{ table, paper, places, looks: 0 }, chosen: chosen.slice(), ...NONE }
    seat(search, 0, value, score, juniors)
    const { looks, best, beyond, team } = search
    const most = value + topOf(table, 0, places - chosen.length)
    if (looks >= PATIENCE) return { value: Math.max(best, most), arcs: team }
    if (beyond <= best || near >= arcs) return { value: best, arcs: team }
  }
}

/** Those who are seated already; null where they could not sit together. */
function begunFrom({ market, rules, juniors: most, seated }: Table, worth: Float64Array, paper: number) {
  const begun = { chosen: seated.get(paper) ?? [], value: 0, score: 0, juniors: 0 }
  for (const [at, arc] of begun.chosen.entries()) {
    const who = market.reviewer[arc] ?? 0
    begun.value += worth[arc] ?? 0
    begun.score += market.score[arc] ?? 0
    begun.juniors += rules.senior[who] === 1 ? 0 : 1
    for (const other of begun.chosen.slice(0, at))
      if (areApart(rules, who, market.reviewer[other] ?? 0)) return null
  }
  const isFull = begun.chosen.length > (market.demand[paper] ?? 0)
  return isFull || begun.juniors > (most[paper] ?? 0) ? null : begun
}

const NONE = { best: -Infinity, team: [], beyond: -Infinity }

type Search = {
  table: Table
  paper: number
  places: number
  chosen: number[]
  looks: number
  best: number
  team: number[]
  /** What a team with arcs that are not listed could be worth. */
  beyond: number
}

/** What the next arcs can add at most. */
function topOf({ worth, count, open }: Table, from: number, places: number): number {
  let total = 0
  for (let at = from; at < from + places; at++) total += at < count ? Math.max(worth[at] ?? 0, -open) : -open
  return total
}

function seat(search: Search, from: number, value: number, score: number, juniors: number): void {
  const { table, paper, places, chosen } = search
  const left = places - chosen.length
  close(search, value - table.open * left, score)
  if (left === 0) return
  search.beyond = Math.max(search.beyond, value + left * table.outside)
  const { market, rules, arc, worth, count, ahead } = table
  const least = table.least[paper] ?? 0
  for (let at = from; at < count && search.looks < PATIENCE; at++) {
    if (value + topOf(table, at, left) <= search.best || score + left * (ahead[at] ?? 0) < least) return
    search.looks++
    const one = arc[at] ?? 0
    const who = market.reviewer[one] ?? 0
    const junior = rules.senior[who] === 1 ? 0 : 1
    if (juniors + junior > (table.juniors[paper] ?? 0)) continue
    if (chosen.some((other) => areApart(rules, who, market.reviewer[other] ?? 0))) continue
    chosen.push(one)
    seat(search, at + 1, value + (worth[at] ?? 0), score + (market.score[one] ?? 0), juniors + junior)
    chosen.pop()
  }
}

function close(search: Search, value: number, score: number): void {
  if (value <= search.best || score < (search.table.least[search.paper] ?? 0)) return
  search.best = value
  search.team = search.chosen.slice()
}

/** The best arcs of a paper, so many of them. */
function listBest(table: Table, worth: Float64Array, paper: number, most: number): void {
  const cut = table.cut[paper] ?? 0
  list(table, worth, paper, most, cut)
  if (table.count < most && cut > -Infinity) list(table, worth, paper, most, -Infinity)
  const [first, last] = [table.worth[0] ?? 0, table.worth[table.count - 1] ?? 0]
  table.cut[paper] = table.count < most ? -Infinity : last - LEEWAY * (first - last)
  let ahead = 0
  for (let at = table.count - 1; at >= 0; at--) {
    ahead = Math.max(ahead, table.market.score[table.arc[at] ?? 0] ?? 0)
    table.ahead[at] = ahead
  }
}

function list(table: Table, worth: Float64Array, paper: number, most: number, cut: number): void {
  const { market, barred, arc: arcs, worth: values } = table
  let [count, last, outside] = [0, cut, -Infinity]
  for (let arc = market.start[paper] ?? 0, end = market.start[paper + 1] ?? 0; arc < end; arc++) {
    const value = worth[arc] ?? 0
    if (barred[arc] !== 0) continue
    if (value <= last) {
      if (value > outside) outside = value
      continue
    }
    if (count === most) outside = Math.max(outside, values[most - 1] ?? 0)
    let at = count < most ? count++ : most - 1
    for (; at > 0 && (values[at - 1] ?? 0) < value; at--) {
      values[at] = values[at - 1] ?? 0
      arcs[at] = arcs[at - 1] ?? 0
    }
    values[at] = value
    arcs[at] = arc
    if (count === most) last = values[most - 1] ?? 0
  }
  table.count = count
  table.outside = outside
}
