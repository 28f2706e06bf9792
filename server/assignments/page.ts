// The assignment board: who reviews what, what is short, what waits to be sent. All of it without this chair's conflicts.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { IconName } from '../core/icons.ts'
import { to } from '../paths.ts'
import { mayAssign, mayDispatchAssignments, mayEndAssignment } from '../policy/assignments.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { listRuns } from '../runs/queries.ts'
import { runPill } from '../runs/state.ts'
import { type Board, boardFor, candidatesFor } from './board.ts'
import type { Search } from './form.ts'
import type { PaperRow, StandingRow } from './queries.ts'

type Pill = { tone: string; text: string }
type Assigned = {
  id: number
  name: string
  href: string
  pill: Pill
  review: string
  suspended: boolean
  removal: string | null
}
type PaperShown = {
  id: number
  title: string
  href: string
  people: Assigned[]
  refused: { name: string; reason: string }[]
  missing: number
  unsent: boolean
  addition: string
  adding: { value: number; label: string }[] | null
}
type Need = { icon: IconName; tone: string; strong: string; text: string; href: string; label: string }

export type AssignmentsPage = {
  papers: PaperShown[]
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
  shows: { key: Search['show']; label: string; count: number; current: boolean }[]
  q: string
  show: Search['show']
  entry: Fault | null
}

function stateOf({ suspended, dispatched_at }: StandingRow): Pill {
  if (suspended) return { tone: 'bad', text: 'Suspended: conflict' }
  return dispatched_at ? { tone: 'ok', text: 'Sent' } : { tone: 'warn', text: 'Not sent' }
}

function reviewOf({ dispatched_at, saved_at, submitted_at }: StandingRow): string {
  if (submitted_at) return 'Review submitted'
  if (saved_at) return 'Draft'
  return dispatched_at ? 'Not started' : ''
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0)

function assignedOf({ viewer }: Reading, row: StandingRow): Assigned {
  const facts = {
    paper_id: row.paper_id,
    ended_at: null,
    submitted: row.submitted_at !== null,
    suspended: row.suspended,
  }
  return {
    id: row.id,
    name: row.name,
    href: to.reviewer({ id: row.person_id }),
    pill: stateOf(row),
    review: reviewOf(row),
    suspended: row.suspended,
    removal: yes(mayEndAssignment(viewer, facts)) ? to.assignmentRemoval(row) : null,
  }
}

function papersOf(r: Reading, board: Board, add: number): PaperShown[] {
  const standing = Map.groupBy(board.standing, ({ paper_id }) => paper_id)
  const refused = Map.groupBy(board.refused, ({ paper_id }) => paper_id)
  const loads = new Map(board.reviewers.map(({ id, assigned }) => [id, assigned]))
  return board.papers.map((paper) => {
    const rows = standing.get(paper.id) ?? []
    const live = rows.filter(({ suspended }) => !suspended)
    const taken = new Set(rows.map(({ person_id }) => person_id))
    return {
      id: paper.id,
      title: paper.title,
      href: to.paper(paper),
      people: rows.map((row) => assignedOf(r, row)),
      refused: (refused.get(paper.id) ?? []).map(({ name, reason }) => ({ name, reason })),
      missing: Math.max(0, r.workshop.reviews_per_paper - live.length),
      unsent: live.some(({ dispatched_at }) => dispatched_at === null),
      addition: to.assignmentAddition(paper),
      adding: paper.id === add ? candidatesFor(board, paper, taken, loads) : null,
    }
  })
}

/** Worst first: what stopped, what came back, what was never filled. */
function needsOf(papers: PaperShown[], wanted: number): Need[] {
  const about = (paper: PaperShown) => ({
    href: paper.addition,
    label: 'Add a reviewer',
    text: `Paper ${paper.id}, ${paper.title}`,
  })
  const suspended = papers.flatMap((paper) =>
    paper.people
      .filter((one) => one.suspended)
      .map(
        ({ name }): Need => ({
          icon: 'lock',
          tone: 'bad',
          strong: `${name} has a conflict since`,
          ...about(paper),
        }),
      ),
  )
  const open = papers.filter(({ missing }) => missing > 0)
  const refused = open.flatMap((paper) =>
    paper.refused.map(
      ({ name }): Need => ({
        icon: 'undo',
        tone: '',
        strong: `${name} handed a paper back`,
        ...about(paper),
      }),
    ),
  )
  const short: Need[] =
    open.length === 0
      ? []
      : [
          {
            icon: 'users',
            tone: 'info',
            strong: `${open.length} ${open.length === 1 ? 'paper has' : 'papers have'} fewer than ${wanted} reviewers`,
            text: `${sumOf(open.map(({ missing }) => missing))} places are open. Run the assignment, or add reviewers by hand.`,
            href: `${to.assignments()}?show=short`,
            label: 'Show them',
          },
        ]
  return [...suspended, ...refused, ...short]
}

const matches = (q: string) => (paper: PaperShown) =>
  String(paper.id) === q ||
  [paper.title, ...paper.people.map(({ name }) => name)].some((text) =>
    text.toLowerCase().includes(q.toLowerCase()),
  )

const fits = (show: Search['show']) => (paper: PaperShown) =>
  show === 'all' || (show === 'short' ? paper.missing > 0 : paper.unsent)

export async function assignmentsPage(r: Reading, { q, show, add }: Search): Promise<AssignmentsPage> {
  must(mayAssign(r.viewer))
  const [board, runs] = await Promise.all([boardFor(r), listRuns(r)])
  const all = papersOf(r, board, add)
  const wanted = r.workshop.reviews_per_paper
  const live = board.standing.filter(({ suspended }) => !suspended)
  const waiting = live.filter(({ dispatched_at }) => dispatched_at === null)
  const may = mayDispatchAssignments(r.viewer, r.deadlines, r.workshop.early_reading)
  const filter = (key: Search['show'], label: string) => ({
    key,
    label,
    count: all.filter(fits(key)).length,
    current: key === show,
  })
  const listed = all.filter(fits(show))
  return {
    papers: q === '' ? listed : listed.filter(matches(q)),
    figures: {
      papers: all.length,
      places: all.length * wanted,
      filled: sumOf(all.map(({ missing }) => wanted - missing)),
      short: all.filter(({ missing }) => missing > 0).length,
      reviewers: board.reviewers.length,
      room: sumOf(board.reviewers.map(({ load }) => load)),
      sent: live.length - waiting.length,
    },
    needs: needsOf(all, wanted),
    letters: new Set(waiting.map(({ person_id }) => person_id)).size,
    dispatch: { may: yes(may), because: because(may) },
    runs: runs.map((run) => ({
      id: run.id,
      href: to.run(run),
      requested: shown(run.requested_at, r.workshop.time_zone),
      by: run.requester,
      pill: runPill(run),
    })),
    wanted,
    shows: [filter('all', 'All papers'), filter('short', 'Short of reviewers'), filter('unsent', 'Not sent')],
    q,
    show,
    entry: null,
  }
}

export async function assignmentsTable(r: Reading): Promise<[string[], (string | number)[][]]> {
  must(mayAssign(r.viewer))
  const { papers, standing, refused } = await boardFor(r)
  const titles = new Map(papers.map(({ id, title }: PaperRow) => [id, title]))
  const live = standing.map((row) => [
    row.paper_id,
    titles.get(row.paper_id) ?? '',
    row.email,
    row.name,
    stateOf(row).text,
    reviewOf(row),
  ])
  const back = refused.map((row) => [
    row.paper_id,
    titles.get(row.paper_id) ?? '',
    row.email,
    row.name,
    'Handed back',
    '',
  ])
  const rows = [...live, ...back].sort((a, b) => Number(a[0]) - Number(b[0]))
  return [['paper', 'title', 'reviewer', 'name', 'state', 'review'], rows]
}
