// What a run comes to: how the load is spread, and why places stay open.
import type { Board } from '../assignments/board.ts'
import { histogram } from '../core/charts.ts'
import type { Shortage } from '../core/tables-reviewing.ts'

export const sumOf = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0)

export function loadChart(loads: Map<number, number>) {
  const counts = [...loads.values()]
  const bins = Array.from(
    { length: Math.max(0, ...counts) + 1 },
    (_, n) => counts.filter((count) => count === n).length,
  )
  const text = bins.flatMap((people, n) => (people > 0 ? [`${people} with ${n}`] : [])).join(', ')
  const label = counts.length > 0 ? `Papers for each reviewer: ${text}.` : 'No reviewers yet.'
  const ticks = bins.map((_, n) => ({ at: n + 0.5, label: String(n) }))
  return {
    chart: histogram({ label, bins: bins.map((count) => ({ count, fill: 'f1' })), ticks, cut: null }),
    text: label,
  }
}

export function reasonInWords({ paper_id, wanted, missing, allowed }: Shortage): string {
  const few = allowed < wanted ? [`only ${allowed} may review it`] : []
  const full = missing > wanted - allowed ? ['everyone else who may review it has a full load'] : []
  return `Paper ${paper_id} lacks ${missing} of ${wanted}: ${[...few, ...full].join(', and ')}.`
}

export function adviceFor(wanted: number, { papers, reviewers }: Board): string | null {
  const [places, room] = [papers.length * wanted, sumOf(reviewers.map(({ load }) => load))]
  return places > room
    ? `The papers want ${places} reviews, the reviewers take ${room}. Invite more reviewers, raise loads, or ask for fewer reviews.`
    : null
}
