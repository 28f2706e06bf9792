// The proof where prices and teams leave a gap: the problem is parted on whether somebody sits on a paper, each part is bounded by
// prices of its own, and the part that could hold the most is looked at next. What can be in nothing better is decided at once.
// (Branch and bound with Lagrangian relaxation and fixing by reduced costs, after Held and Karp 1971, Fisher 1981.)
import type { Known } from './branching.ts'
import { type Dual, descend, type Prices, worthAt } from './dual.ts'
import { paperOf, type Stop } from './field.ts'
import type { Best } from './finding.ts'
import { sum } from './market.ts'
import type { Clashes } from './reaching.ts'
import { bestTeam, OUT, SEATED, type Table } from './teams.ts'

type Part = Pick<Table, 'barred' | 'seated'> & { prices: Prices; bound: number }

export type Parting = {
  table: Table
  mutual: Clashes
  /** An assignment near these prices that keeps what is decided, if one is found. */
  attempt: (dual: Dual) => Known | null
  /** What keeps the rules scores at least so much, and lacks no more than this. */
  least: number
  short: number
  stop: Stop
}

/** Looks of the prices in each part: they begin near where they end. */
const STEPS = 40

/** `most` parts are looked at. */
export function parted(parting: Parting, from: Prices, first: Best, most: number): Best {
  const { table, stop } = parting
  const { barred, seated } = table
  const search: Search = { ...parting, best: first.known, pairs: pairsOf(parting) }
  const parts: Part[] = [{ barred, seated, prices: from, bound: first.bound }]
  for (let left = most; parts.length > 0 && left > 0 && !stop(); left--) {
    const part = parts.pop()
    if (!part || isBeaten(search, part.bound)) break
    for (const smaller of lookInto(search, part)) {
      const at = parts.findLastIndex(({ bound }) => bound <= smaller.bound)
      parts.splice(at + 1, 0, smaller)
    }
  }
  table.barred = barred
  table.seated = seated
  const { best } = search
  const top = parts.at(-1)?.bound ?? -Infinity
  const ended = isBeaten(search, top)
  return { known: best, bound: ended ? (best?.score ?? -Infinity) : Math.max(top, best?.score ?? top), ended }
}

/** `pairs`: arcs of which, across papers, only one may be held. */
type Search = Parting & { best: Known | null; pairs: [number, number][] }

const pairsOf = ({ table, mutual }: Parting) => mutual(table.barred.map((mark) => (mark === OUT ? 0 : 1)))

const isBeaten = ({ best, least }: Search, bound: number) => bound < (best ? best.score + 1 : least)

/** The two smaller parts, or none where nothing better is in it. */
function lookInto(search: Search, part: Part): Part[] {
  const { table, mutual, stop } = search
  table.barred = part.barred
  table.seated = part.seated
  const dual = descend(table, mutual, part.prices, search.best?.score ?? null, STEPS, stop)
  const bound = Math.min(part.bound, Math.floor(dual.bound + 0.01))
  if (isBeaten(search, bound)) return []
  for (const found of [standing(search, dual.held), search.attempt(dual)])
    if (found && (!search.best || found.score > search.best.score)) search.best = found
  if (isBeaten(search, bound)) return []
  const { decided, arc } = weighed(search, dual)
  const ways = arc < 0 ? [[]] : [OUT, SEATED].map((mark) => [{ arc, mark }])
  if (arc < 0 && decided.length === 0) return []
  const { price, pairs, open } = dual
  return ways.flatMap((way) => {
    const smaller = withDecided(search, [...decided, ...way])
    return smaller ? [{ ...smaller, prices: { price, pairs, open }, bound }] : []
  })
}

/** The best teams themselves, where nobody has too many and no two arcs exclude each other; with everything decided, all that is left. */
function standing({ table, mutual, short }: Search, held: Uint8Array): Known | null {
  const { market, penalty, fine } = table
  const { most, least, fee, demand, weight } = market
  const load = loadsOf(table, held)
  if (load.some((count, who) => count > (most[who] ?? 0)) || mutual(held).length > 0) return null
  const unmet = sum(least.map((must, who) => Math.max(0, must - (load[who] ?? 0))))
  const missing = sum(demand) - sum(held)
  const fees = sum(fee.map((each, who) => each * (load[who] ?? 0)))
  const score =
    sum(weight.map((each, arc) => each * (held[arc] ?? 0))) - penalty * missing - fine * unmet - fees
  return missing + unmet > short ? null : { held, score }
}

type Decided = { arc: number; mark: number }

/** What follows from the prices for each open arc, and the arc to part on: dear to lose for whoever has too many, or else the most doubtful. */
function weighed({ table, best }: Search, dual: Dual): { decided: Decided[]; arc: number } {
  const worth = worthAt(table.market, dual)
  table.open = dual.open
  const load = loadsOf(table, dual.held)
  const room = best ? dual.bound - best.score - 1 : Infinity
  const found: { decided: Decided[]; arc: number } = { decided: [], arc: -1 }
  let rank = -Infinity
  for (const paper of table.market.demand.keys()) {
    const { value, arcs } = bestTeam(table, worth, paper)
    for (const arc of openArcs(table, paper)) {
      const has = arcs.includes(arc)
      const loss = value - valueWith(table, worth, paper, { arc, mark: has ? OUT : SEATED })
      if (loss === Infinity || loss > room + 0.01) {
        found.decided.push({ arc, mark: has ? SEATED : OUT })
        continue
      }
      const who = table.market.reviewer[arc] ?? 0
      const over = has ? (load[who] ?? 0) - (table.market.most[who] ?? 0) : 0
      const doubt = over > 0 ? over + Math.min(loss, 1e15) * 1e-16 : -Math.min(loss, 1e15)
      if (doubt > rank) [rank, found.arc] = [doubt, arc]
    }
  }
  return found
}

function openArcs({ market: { start }, barred }: Table, paper: number): number[] {
  const arcs: number[] = []
  for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; arc < end; arc++)
    if (barred[arc] === 0) arcs.push(arc)
  return arcs
}

function loadsOf({ market: { most, reviewer } }: Table, held: Uint8Array): Int32Array {
  const load = new Int32Array(most.length)
  for (const [arc, one] of held.entries()) {
    const who = reviewer[arc] ?? 0
    load[who] = (load[who] ?? 0) + one
  }
  return load
}

/** What the best team of a paper is worth when this is decided. */
function valueWith(table: Table, worth: Float64Array, paper: number, { arc, mark }: Decided): number {
  const { barred, seated } = table
  const sitting = seated.get(paper) ?? []
  barred[arc] = mark
  if (mark === SEATED) seated.set(paper, [...sitting, arc])
  const { value } = bestTeam(table, worth, paper)
  barred[arc] = 0
  seated.set(paper, sitting)
  return value
}

/** Who sits fills a place of their own and of the paper, and keeps out the other of a pair; null where somebody has too many. */
function withDecided({ table, pairs }: Search, decided: Decided[]): Pick<Part, 'barred' | 'seated'> | null {
  const { reviewer, most } = table.market
  const barred = table.barred.slice()
  const seated = new Map(table.seated)
  for (const { arc, mark } of decided) {
    barred[arc] = mark
    if (mark === OUT) continue
    const paper = paperOf(table.market, arc)
    seated.set(paper, [...(seated.get(paper) ?? []), arc])
    for (const [one, other] of pairs) {
      if (one === arc && barred[other] === 0) barred[other] = OUT
      if (other === arc && barred[one] === 0) barred[one] = OUT
    }
  }
  const load = loadsOf(
    table,
    barred.map((mark) => (mark === SEATED ? 1 : 0)),
  )
  if (load.some((count, who) => count > (most[who] ?? 0))) return null
  for (const [arc, who] of reviewer.entries())
    if (barred[arc] === 0 && (load[who] ?? 0) >= (most[who] ?? 0)) barred[arc] = OUT
  return { barred, seated }
}
