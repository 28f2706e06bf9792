// Few arcs of each paper, no two of which exclude each other there: whatever a flow takes of them keeps the rules of the paper.
import { areApart } from './rules.ts'
import { OUT, type Table } from './teams.ts'

/** Those of `first` before all others, then in the order of their worth; of each paper so many beyond its places. */
export function chooseCompatible(
  { market, rules, barred }: Table,
  worth: Float64Array,
  first: Uint8Array,
  spare: number,
): Uint8Array {
  const { demand, start, reviewer } = market
  const chosen = new Uint8Array(reviewer.length)
  for (const [paper, places] of demand.entries()) {
    const arcs: number[] = []
    for (let arc = start[paper] ?? 0, end = start[paper + 1] ?? 0; places > 0 && arc < end; arc++)
      if (barred[arc] !== OUT) arcs.push(arc)
    arcs.sort((a, b) => (first[b] ?? 0) - (first[a] ?? 0) || (worth[b] ?? 0) - (worth[a] ?? 0))
    const sitting: number[] = []
    for (const arc of arcs) {
      if (sitting.length === spare + places) break
      const who = reviewer[arc] ?? 0
      if (sitting.some((other) => areApart(rules, who, other))) continue
      sitting.push(who)
      chosen[arc] = 1
    }
  }
  return chosen
}
