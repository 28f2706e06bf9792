// Who is who, for evidence: authors of papers, reviewers with every address, what both say of themselves. For chairs.
import type { Reading } from '../context.ts'
import type { Paper, Person } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import type { Tie } from '../core/tables-conflicts.ts'

export type AuthorOf = Pick<Authorship, 'paper_id' | 'name' | 'email' | 'affiliation' | 'person_id'>

/** Of every paper that the viewer may know as a chair; joint papers are looked up in the same rows. */
export const authorsKnown = ({ db, viewer }: Reading): Promise<AuthorOf[]> =>
  db<Authorship>('authorships')
    .whereNotIn('paper_id', [...viewer.conflicted])
    .orderBy(['paper_id', 'position'])
    .select('paper_id', 'name', 'email', 'affiliation', 'person_id')

export const papersKnown = ({
  db,
  viewer,
}: Reading): Promise<Pick<Paper, 'id' | 'title' | 'submitted_at'>[]> =>
  db<Paper>('papers')
    .whereNotIn('id', [...viewer.conflicted])
    .whereNull('withdrawn_at')
    .whereNull('desk_rejected_at')
    .whereNull('deleted_at')
    .orderBy('id')
    .select('id', 'title', 'submitted_at')

export type ReviewerKnown = Pick<Person, 'id' | 'name' | 'email' | 'affiliation'>

export const reviewersKnown = ({ db }: Reading): Promise<ReviewerKnown[]> =>
  db<Person>('people')
    .whereIn('id', db('reviewers').whereNull('left_at').select('person_id'))
    .orderByRaw('lower(name), id')
    .select('id', 'name', 'email', 'affiliation')

/** Every address of everybody, former ones too. */
export async function addressesKnown({ db }: Reading): Promise<Map<number, string[]>> {
  const rows = await db('addresses').select<{ person_id: number; email: string }[]>('person_id', 'email')
  const grouped = Map.groupBy(rows, ({ person_id }) => person_id)
  return new Map([...grouped].map(([id, list]) => [id, list.map(({ email }) => email)]))
}

export async function tiesKnown({ db }: Reading): Promise<Map<number, Tie[]>> {
  return Map.groupBy(await db<Tie>('ties').orderBy('id'), ({ person_id }) => person_id)
}

/** Pairs in conflict now, as the assignment knows them. */
export async function conflictedPairs({ db, viewer }: Reading): Promise<Set<string>> {
  const rows = await db('conflicted')
    .whereNotIn('paper_id', [...viewer.conflicted])
    .select<{ paper_id: number; person_id: number }[]>('paper_id', 'person_id')
  return new Set(rows.map(({ paper_id, person_id }) => `${paper_id}:${person_id}`))
}
