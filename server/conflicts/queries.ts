// Conflicts of interest: declared, found, lifted. Who sees which is maySeeConflict, asked row by row.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Conflict, Person } from '../core/tables.ts'

export type ConflictRow = Conflict & { person: string | null; address: string | null; declarer: string }

/** Standing declarations, with names for those who may read them. */
export const conflictsOf = ({ db }: Reading, paperId: number): Promise<ConflictRow[]> =>
  db<Conflict>('conflicts')
    .leftJoin('people', 'people.id', 'conflicts.person_id')
    .join('people as declarers', 'declarers.id', 'conflicts.declared_by')
    .where({ paper_id: paperId })
    .whereNull('lifted_at')
    .select('conflicts.*', 'people.name as person', 'people.email as address', 'declarers.name as declarer')
    .orderBy('conflicts.id')

export const holdConflict = async ({ db }: Writing, paperId: number, id: number): Promise<Conflict> =>
  found(
    await db<Conflict>('conflicts')
      .where({ id, paper_id: paperId })
      .whereNull('lifted_at')
      .forUpdate()
      .first(),
  )

/** undefined when the same side has declared the same already. */
export async function insertConflict(w: Writing, conflict: Partial<Conflict>): Promise<Conflict | undefined> {
  const [row] = await w
    .db<Conflict>('conflicts')
    .insert({ declared_at: w.now, ...conflict })
    .onConflict()
    .ignore()
    .returning('*')
  return row
}

export const liftConflict = ({ db, now, viewer }: Writing, id: number) =>
  db<Conflict>('conflicts').where({ id }).update({ lifted_at: now, lifted_by: viewer.personId })

export const personById = ({ db }: Reading, id: number): Promise<Person | undefined> =>
  db<Person>('people').where({ id }).first()

export async function isAssigned({ db }: Reading, paperId: number, personId: number): Promise<boolean> {
  const row = await db('assignments')
    .where({ paper_id: paperId, person_id: personId })
    .whereNull('ended_at')
    .first('id')
  return row !== undefined
}

export type Candidate = Pick<Person, 'id' | 'name' | 'email' | 'affiliation'>

/** Reviewers who are in no conflict with the paper yet; for chairs, who mayDeclareConflict of anybody. */
export const unconflictedReviewers = ({ db }: Reading, paperId: number): Promise<Candidate[]> =>
  db<Person>('people')
    .whereIn('id', db('reviewers').whereNull('left_at').select('person_id'))
    .whereNotIn('id', db('conflicted').where({ paper_id: paperId }).select('person_id'))
    .orderByRaw('lower(name), id')
    .select('id', 'name', 'email', 'affiliation')
