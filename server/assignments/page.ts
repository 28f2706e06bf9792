// The assignment board: who reviews what, what is short, what waits to be sent. All of it without this chair's conflicts.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { sumOf } from '../core/numbers.ts'
import type { Pill } from '../core/pill.ts'
import type { Wishes } from '../core/tables-matching.ts'
import { to } from '../paths.ts'
import { mayAssign, mayDispatchAssignments } from '../policy/assignments.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { fitsFor } from '../runs/fits.ts'
import { listRuns, type RunRow } from '../runs/queries.ts'
import { runPill, runState } from '../runs/state.ts'
import { PROPOSED } from '../runs/wishes.ts'
import { type Board, boardFor } from './board.ts'
import { type Listed, listed, type Show } from './filtering.ts'
import type { Search } from './form.ts'
import { type PaperShown, papersOf, reviewOf, stateOf } from './lines.ts'
import { type Need, needsOf } from './needs.ts'
import type { PaperRow, StandingRow } from './queries.ts'

export type AssignmentsPage = Listed<Search['show'], PaperShown> & {
  figures: {
    papers: number
    places: number
    filled: number
    short: number
    reviewers: number
    room: number
    sent: number
  }
  needs: Need[]
  letters: number
  dispatch: { may: boolean; because: string | null }
  runs: { id: number; href: string; requested: TimeShown; by: string; pill: Pill }[]
  wanted: number
  proposed: Wishes
  entry: Fault | null
}

const SHOWS: Show<Search['show'], PaperShown>[] = [
  { key: 'all', label: 'All papers', fits: () => true },
  { key: 'short', label: 'Short of reviewers', fits: ({ missing }) => missing > 0 },
  { key: 'unsent', label: 'Not sent', fits: ({ unsent }) => unsent },
]

const figuresOf = (papers: PaperShown[], { reviewers }: Board) => ({
  papers: papers.length,
  places: sumOf(papers.map(({ wanted }) => wanted)),
  filled: sumOf(papers.map(({ missing, wanted }) => wanted - missing)),
  short: papers.filter(({ missing }) => missing > 0).length,
  reviewers: reviewers.length,
  room: sumOf(reviewers.map(({ load }) => load)),
})

const runShown = (r: Reading, run: RunRow) => ({
  id: run.id,
  href: to.run(run),
  requested: shown(run.requested_at, r.workshop.time_zone),
  by: run.requester,
  pill: runPill(run),
})

export async function assignmentsPage(r: Reading, search: Search): Promise<AssignmentsPage> {
  must(mayAssign(r.viewer))
  const [board, runs] = await Promise.all([boardFor(r), listRuns(r)])
  const all = papersOf(r, board, search.add, await fitsFor(r, board, [search.add]))
  const wanted = r.workshop.reviews_per_paper
  const live = board.standing.filter(({ suspended }) => !suspended)
  const waiting = live.filter(({ dispatched_at }) => dispatched_at === null)
  const may = mayDispatchAssignments(r.viewer, r.deadlines, r.workshop.early_reading)
  return {
    figures: { ...figuresOf(all, board), sent: live.length - waiting.length },
    needs: needsOf(all, wanted, runs[0] && runState(runs[0]) === 'finished' ? runs[0].id : null),
    letters: new Set(waiting.map(({ person_id }) => person_id)).size,
    dispatch: { may: yes(may), because: because(may) },
    runs: runs.map((run) => runShown(r, run)),
    wanted,
    proposed: PROPOSED,
    ...listed(all, search, SHOWS, to.assignments()),
    entry: null,
  }
}

export async function assignmentsTable(r: Reading): Promise<(string | number)[][]> {
  must(mayAssign(r.viewer))
  const { papers, standing, refused } = await boardFor(r)
  const titles = new Map(papers.map(({ id, title }: PaperRow) => [id, title]))
  const line = (row: Pick<StandingRow, 'paper_id' | 'email' | 'name'>, state: string, review: string) => [
    row.paper_id,
    titles.get(row.paper_id) ?? '',
    ...[row.email, row.name, state, review],
  ]
  const live = standing.map((row) => line(row, stateOf(row).text, reviewOf(row)))
  const back = refused.map((row) => line(row, 'Handed back', ''))
  const rows = [...live, ...back].sort((a, b) => Number(a[0]) - Number(b[0]))
  return [['paper', 'title', 'reviewer', 'name', 'state', 'review'], ...rows]
}
