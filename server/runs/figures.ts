// What a run comes to, as far as its reader may know: coverage, matches, loads, bids, and why places stay open.
import type { Board } from '../assignments/board.ts'
import { histogram } from '../core/charts.ts'
import { sumOf } from '../core/numbers.ts'
import type { Shortage } from '../core/tables-matching.ts'
import type { PaperShown } from './lines.ts'
import type { ProposalRow } from './queries.ts'

/** `most`: where the axis ends at least, so that charts beside each other have the same one. */
export function loadChart(loads: Map<number, number>, most = 0) {
  const counts = [...loads.values()]
  const bins = Array.from(
    { length: Math.max(most, ...counts) + 1 },
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

/** `whole`: may know of every paper. To anybody else who is full would tell, beside the loads they see, who has a paper that is hidden. */
export function reasonInWords(
  { paper_id, wanted, missing, allowed, room }: Shortage,
  whole: boolean,
): string {
  const few = allowed < wanted ? [`only ${allowed} may review it`] : []
  const others = room
    ? 'others may review it and have room, but not under the rules that were wished'
    : 'everyone else who may review it has a full load'
  const told = whole ? others : 'loads or rules keep out everyone else who may review it'
  const full = missing > wanted - allowed ? [told] : []
  return `Paper ${paper_id} lacks ${missing} of ${wanted}: ${[...few, ...full].join(', and ')}.`
}

export function adviceFor(wanted: number, { papers, reviewers }: Board): string | null {
  const places = sumOf(papers.map((paper) => paper.wanted ?? wanted))
  const room = sumOf(reviewers.map(({ load }) => load))
  return places > room
    ? `The papers want ${places} reviews, the reviewers take ${room}. Invite more reviewers, raise loads, or ask for fewer reviews.`
    : null
}

/** Why a run proposes nothing. */
export function nothingBecause({ papers, reviewers }: Board): string {
  if (papers.length === 0)
    return 'No paper is in review. Papers count once they are submitted; those you are in conflict with do not count here.'
  if (reviewers.length === 0)
    return 'The workshop has no reviewers yet. Invite people; they count once they have accepted.'
  return 'Every pair that loads and conflicts allow is assigned already.'
}

export type Figures = {
  full: number
  papers: number
  filled: number
  places: number
  pairs: number
  /** Scores of the proposed pairs: their sum, mean, and the paper with the lowest sum. */
  total: string
  mean: string
  worst: { paper: number; sum: string } | null
  bids: { positive: number; against: number }
}

const score = (value: number) => value.toFixed(3)

export function figuresOf(papers: PaperShown[], proposals: ProposalRow[]): Figures {
  const sums = [...Map.groupBy(proposals, ({ paper_id }) => paper_id)].map(([paper, list]) => ({
    paper,
    sum: sumOf(list.map((one) => one.score)),
  }))
  const whole = new Set(papers.filter(({ before }) => !before).map(({ id }) => id))
  const worst = sums.filter(({ paper }) => whole.has(paper)).sort((a, b) => a.sum - b.sum)[0]
  const total = sumOf(proposals.map((one) => one.score))
  return {
    full: papers.filter(({ missing }) => missing === 0).length,
    papers: papers.length,
    filled: sumOf(papers.map(({ missing, wanted }) => wanted - missing)),
    places: sumOf(papers.map(({ wanted }) => wanted)),
    pairs: proposals.length,
    total: score(total),
    mean: proposals.length > 0 ? score(total / proposals.length) : 'none',
    worst: worst ? { paper: worst.paper, sum: score(worst.sum) } : null,
    bids: {
      positive: proposals.filter(({ bid }) => bid !== null && bid !== 'unwilling').length,
      against: proposals.filter(({ bid }) => bid === 'unwilling').length,
    },
  }
}
