// The conflicts of a paper: for its authors what authors said, for chairs everything, for a reviewer only a form.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { NotFound } from '../core/errors.ts'
import type { Fault } from '../core/form.ts'
import { type AuthorLine, authorsOf, findPaper } from '../papers/queries.ts'
import { to } from '../paths.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayLiftConflict, maySeeConflict, maySeeConflicts, type Side, sideOf } from '../policy/conflicts.ts'
import { yes } from '../policy/verdict.ts'
import { type ConflictRow, conflictsOf, unconflictedReviewers } from './queries.ts'
import { suggest } from './suggestions.ts'

type Declared = {
  id: number
  who: string
  address: string | null
  reason: string
  by: string
  declared: TimeShown
  lift: string | null
}

export type ConflictsPage = {
  paper: { id: number; title: string }
  side: Side
  authors: Pick<AuthorLine, 'name' | 'email' | 'affiliation'>[]
  declared: Declared[]
  suggestions: { id: number; name: string; email: string; reason: string }[]
  /** Every chair is in conflict with the paper, so nobody can lead its review. */
  waits: boolean
  entry: Fault | null
}

const BY: Record<Side, string> = { author: 'an author', reviewer: 'the reviewer', chair: 'a chair' }

/** Authors read the address as it was typed: a name would tell whether there is an account. */
function declaredOf({ viewer, workshop }: Reading, side: Side, row: ConflictRow): Declared {
  const named = side === 'chair' && row.person !== null
  return {
    id: row.id,
    who: (named ? row.person : row.email) ?? '',
    address: named ? (row.email ?? row.address) : null,
    reason: row.reason,
    by: `${row.declarer}, ${BY[row.declared_as]}`,
    declared: shown(row.declared_at, workshop.time_zone),
    lift: yes(mayLiftConflict(viewer, row)) ? to.conflictLifting({ id: row.paper_id }, row) : null,
  }
}

async function suggestionsFor(r: Reading, paperId: number, authors: AuthorLine[]) {
  const found = suggest(authors, await unconflictedReviewers(r, paperId))
  return found.map(({ reviewer: { id, name, email }, reason }) => ({ id, name, email, reason }))
}

export async function conflictsPage(
  r: Reading,
  paperId: number,
  entry: Fault | null = null,
): Promise<ConflictsPage> {
  const { id, title } = await findPaper(r, paperId)
  const side = sideOf(r.viewer, { id })
  if (side === null) throw new NotFound()
  const page = { paper: { id, title }, side, authors: [], declared: [], suggestions: [], waits: false, entry }
  if (!yes(maySeeConflicts(r.viewer, { id }))) return page
  const [authors, rows, chairs] = await Promise.all([
    authorsOf(r, [id]).then((lines) => lines.get(id) ?? []),
    conflictsOf(r, id),
    chairsUnconflictedWith(r, id),
  ])
  const visible = rows.filter((row) => yes(maySeeConflict(r.viewer, row)))
  return {
    ...page,
    authors: authors.map(({ name, email, affiliation }) => ({ name, email, affiliation })),
    declared: visible.map((row) => declaredOf(r, side, row)),
    suggestions: side === 'chair' ? await suggestionsFor(r, id, authors) : [],
    waits: chairs.length === 0,
  }
}
