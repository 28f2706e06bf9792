// The papers of the board with their reviewers, as one chair may see them.
import type { Reading } from '../context.ts'
import type { Pill } from '../core/pill.ts'
import { to } from '../paths.ts'
import { mayEndAssignment } from '../policy/assignments.ts'
import { yes } from '../policy/verdict.ts'
import type { Fit } from '../runs/scores.ts'
import { type Board, candidatesFor, pairKey, pairName } from './board.ts'
import type { RefusedRow, StandingRow } from './queries.ts'

type Assigned = {
  person: number
  name: string
  href: string
  pill: Pill
  review: string
  suspended: boolean
  removal: string | null
  /** Where it is locked; null when it is, or cannot be. */
  lock: string | null
  locked: string | null
}
export type PaperShown = {
  id: number
  title: string
  href: string
  people: Assigned[]
  refused: Pick<RefusedRow, 'name' | 'reason' | 'substitute' | 'proposal'>[]
  wanted: number
  missing: number
  unsent: boolean
  addition: string
  adding: { value: number; label: string }[] | null
}
export function stateOf({ suspended, dispatched_at }: StandingRow): Pill {
  if (suspended) return { tone: 'bad', text: 'Suspended: conflict' }
  return dispatched_at ? { tone: 'ok', text: 'Sent' } : { tone: 'warn', text: 'Not sent' }
}

/** As the board says it: once it is sent, what counts is its review. */
export function pillOf(row: StandingRow): Pill {
  if (row.suspended || !row.dispatched_at) return stateOf(row)
  const tone = row.submitted_at ? 'ok' : row.saved_at ? 'warn' : 'outline'
  return { tone, text: reviewOf(row) }
}

export function reviewOf({ dispatched_at, saved_at, submitted_at }: StandingRow): string {
  if (submitted_at) return 'Review submitted'
  if (saved_at) return 'Draft'
  return dispatched_at ? 'Not started' : ''
}

function lockOf(row: StandingRow, rulings: Board['rulings']): Pick<Assigned, 'lock' | 'locked'> {
  const found = rulings.find((one) => pairKey(one) === pairKey(row) && one.ruling === 'locked')
  if (found) return { lock: null, locked: `Locked by ${found.by}` }
  return { lock: row.suspended ? null : to.assignmentLock({ id: pairName(row) }), locked: null }
}

function assignedOf({ viewer }: Reading, row: StandingRow, { rulings }: Board): Assigned {
  const facts = {
    paper_id: row.paper_id,
    ended_at: null,
    submitted: row.submitted_at !== null,
    suspended: row.suspended,
  }
  return {
    person: row.person_id,
    name: row.name,
    href: to.reviewer({ id: row.person_id }),
    pill: pillOf(row),
    review: row.suspended ? reviewOf(row) : '',
    suspended: row.suspended,
    ...lockOf(row, rulings),
    removal: yes(mayEndAssignment(viewer, facts)) ? to.assignmentRemoval({ id: pairName(row) }) : null,
  }
}

export function papersOf(r: Reading, board: Board, add: number, fit: Fit): PaperShown[] {
  const standing = Map.groupBy(board.standing, ({ paper_id }) => paper_id)
  const refused = Map.groupBy(board.refused, ({ paper_id }) => paper_id)
  const loads = new Map(board.reviewers.map(({ id, assigned }) => [id, assigned]))
  return board.papers.map((paper) => {
    const wanted = paper.wanted ?? r.workshop.reviews_per_paper
    const rows = standing.get(paper.id) ?? []
    const live = rows.filter(({ suspended }) => !suspended)
    const taken = new Set(rows.map(({ person_id }) => person_id))
    return {
      id: paper.id,
      title: paper.title,
      href: to.paper(paper),
      people: rows.map((row) => assignedOf(r, row, board)),
      refused: refused.get(paper.id) ?? [],
      wanted,
      missing: Math.max(0, wanted - live.length),
      unsent: live.some(({ dispatched_at }) => dispatched_at === null),
      addition: to.assignmentAddition(paper),
      adding: paper.id === add ? candidatesFor(board, paper, taken, loads, fit) : null,
    }
  })
}
