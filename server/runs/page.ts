// A run as one chair may see it: every figure is computed from the papers visible to that chair.

import { boardFor, percent } from '../assignments/board.ts'
import { listed, type Show } from '../assignments/filtering.ts'
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { mayAdopt, mayAssign, mayChangeProposals } from '../policy/assignments.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { adviceFor, loadChart, reasonInWords, sumOf } from './figures.ts'
import type { Search } from './form.ts'
import { loadsOf, type PaperShown, papersOf } from './lines.ts'
import { findRun, type ProposalRow, proposalsOf, type RunRow } from './queries.ts'
import { type RunState, runPill, runState } from './state.ts'

export type RunPage = {
  run: {
    id: number
    state: RunState
    pill: { tone: string; text: string }
    requested: TimeShown
    by: string
    wanted: number
    seed: number
  }
  failure: string | null
  can: { adopt: boolean; adoptBecause: string | null; change: boolean }
  figures: { full: number; papers: number; filled: number; places: number; pairs: number; match: string }
  loads: { chart: string; text: string }
  reasons: string[]
  advice: string | null
  papers: PaperShown[]
  shows: { key: Search['show']; label: string; count: number; current: boolean }[]
  q: string
  show: Search['show']
  entry: Fault | null
}

const SHOWS: Show<Search['show'], PaperShown>[] = [
  { key: 'all', label: 'All papers', fits: () => true },
  { key: 'short', label: 'Short of reviewers', fits: ({ missing }) => missing > 0 },
  { key: 'changed', label: 'Changed by hand', fits: ({ changed }) => changed },
]

const runShown = (r: Reading, run: RunRow): RunPage['run'] => ({
  id: run.id,
  state: runState(run),
  pill: runPill(run),
  requested: shown(run.requested_at, r.workshop.time_zone),
  by: run.requester,
  wanted: run.reviews_per_paper,
  seed: run.seed,
})

function figuresOf(papers: PaperShown[], proposals: ProposalRow[], wanted: number): RunPage['figures'] {
  const pairs = proposals.length
  return {
    full: papers.filter(({ missing }) => missing === 0).length,
    papers: papers.length,
    filled: sumOf(papers.map(({ missing }) => wanted - missing)),
    places: papers.length * wanted,
    pairs,
    match: pairs > 0 ? percent(sumOf(proposals.map(({ score }) => score)) / pairs) : 'none',
  }
}

export async function runPage(r: Reading, id: number, search: Search): Promise<RunPage> {
  must(mayAssign(r.viewer))
  const [run, board, proposals] = await Promise.all([findRun(r, id), boardFor(r), proposalsOf(r, id)])
  const [adopt, change] = [mayAdopt(r.viewer, run), yes(mayChangeProposals(r.viewer, run))]
  const loads = loadsOf(board, proposals)
  const all = papersOf({ board, proposals, loads, run, change }, search.add)
  const visible = new Set(board.papers.map((paper) => paper.id))
  const reasons = run.reasons.filter(({ paper_id }) => visible.has(paper_id)).map(reasonInWords)
  return {
    run: runShown(r, run),
    failure: run.failure,
    can: { adopt: yes(adopt), adoptBecause: because(adopt), change },
    figures: figuresOf(all, proposals, run.reviews_per_paper),
    loads: loadChart(loads),
    reasons,
    advice: reasons.length > 0 ? adviceFor(run.reviews_per_paper, board) : null,
    ...listed(all, search, SHOWS),
    entry: null,
  }
}
