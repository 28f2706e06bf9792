// Conflicts of interest: declared, questioned, confirmed, lifted; cleared pairs. Who sees which is maySeeConflict.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Paper, Person } from '../core/tables.ts'
import type { Clearance, Conflict } from '../core/tables-conflicts.ts'
import { ownId } from '../policy/viewer.ts'

export type ConflictRow = Conflict & { person: string | null; address: string | null; declarer: string }

const standing = ({ db }: Reading) =>
  db<Conflict>('conflicts')
    .leftJoin('people', 'people.id', 'conflicts.person_id')
    .join('people as declarers', 'declarers.id', 'conflicts.declared_by')
    .whereNull('lifted_at')
    .select('conflicts.*', 'people.name as person', 'people.email as address', 'declarers.name as declarer')
    .orderByRaw('declared_at, conflicts.email, conflicts.person_id')

/** Standing declarations, with names for those who may read them. */
export const conflictsOf = (r: Reading, paperId: number): Promise<ConflictRow[]> =>
  standing(r).where({ paper_id: paperId })

/** SQL twin of maySeeConflict for chairs; test/conflicts/list.test.ts keeps the two in step. */
export const allConflicts = (r: Reading): Promise<ConflictRow[]> =>
  standing(r)
    .whereNotIn('paper_id', [...r.viewer.conflicted])
    .whereIn('paper_id', r.db('papers').whereNull('withdrawn_at').select('id'))

export const holdConflict = async ({ db }: Writing, paperId: number, id: string): Promise<Conflict> =>
  found(
    await db<Conflict>('conflicts')
      .where({ id, paper_id: paperId })
      .whereNull('lifted_at')
      .forUpdate()
      .first(),
  )

/** In their order, without those that the same side has declared already. */
export const insertConflicts = (w: Writing, conflicts: Partial<Conflict>[]): Promise<Conflict[]> =>
  w
    .db<Conflict>('conflicts')
    .insert(conflicts.map((conflict) => ({ declared_at: w.now, ...conflict })))
    .onConflict()
    .ignore()
    .returning('*')

export const updateConflict = ({ db }: Writing, id: string, change: Partial<Conflict>) =>
  db<Conflict>('conflicts').where({ id }).update(change)

export const personById = ({ db }: Reading, id: number): Promise<Person | undefined> =>
  db<Person>('people').where({ id }).first()

export async function peopleById({ db }: Reading, ids: number[]): Promise<Map<number, Person>> {
  const people = ids.length > 0 ? await db<Person>('people').whereIn('id', ids) : []
  return new Map(people.map((person) => [person.id, person]))
}

export type Place = { isAuthor: boolean; isAssigned: boolean; isChair: boolean }

/**
 * What those are to a paper who are named in declarations, in their order: by address, only the addresses on the list
 * of authors count, for the accounts behind them are nobody's to probe.
 */
export async function placesOf(
  { db }: Reading,
  paperId: number,
  named: { account: Person | undefined; email: string | null }[],
): Promise<Place[]> {
  const { rows } = await db.raw<{ rows: Place[] }>(
    `select exists (select from authorships
         where paper_id = :paperId and (authorships.email = named.email or person_id = named.author)) as "isAuthor",
       exists (select from assignments where paper_id = :paperId and person_id = account and ended_at is null)
         as "isAssigned",
       exists (select from chairs where person_id = account) as "isChair"
     from unnest(cast(:emails as text[]), cast(:authors as bigint[]), cast(:accounts as bigint[]))
       with ordinality as named (email, author, account, place)
     order by place`,
    {
      paperId,
      emails: named.map(({ email, account }) => email ?? account?.email ?? null),
      authors: named.map(({ email, account }) => (email === null ? (account?.id ?? null) : null)),
      accounts: named.map(({ account }) => account?.id ?? null),
    },
  )
  return rows
}

export async function isAssigned({ db }: Reading, paperId: number, personId: number): Promise<boolean> {
  const row = await db('assignments')
    .where({ paper_id: paperId, person_id: personId })
    .whereNull('ended_at')
    .first('id')
  return row !== undefined
}

/** `7-23`, the paper and the person, of every standing assignment without the viewer's own conflicts. */
export async function assignedPairs({ db, viewer }: Reading): Promise<Set<string>> {
  const rows = await db<{ paper_id: number; person_id: number }>('assignments')
    .whereNull('ended_at')
    .whereNotIn('paper_id', [...viewer.conflicted])
    .select('paper_id', 'person_id')
  return new Set(rows.map(({ paper_id, person_id }) => `${paper_id}-${person_id}`))
}

export async function isConflicted({ db }: Reading, paperId: number, personId: number): Promise<boolean> {
  return (
    (await db('conflicted').where({ paper_id: paperId, person_id: personId }).first('paper_id')) !== undefined
  )
}

export type ClearanceRow = Clearance & { person: string; address: string }

/** Of all papers with which the viewer is not in conflict, for chairs. */
export const clearances = ({ db, viewer }: Reading): Promise<ClearanceRow[]> =>
  db<Clearance>('clearances')
    .join('people', 'people.id', 'clearances.person_id')
    .whereNull('ended_at')
    .whereNotIn('paper_id', [...viewer.conflicted])
    .select('clearances.*', 'people.name as person', 'people.email as address')
    .orderBy(['cleared_at', 'clearances.person_id'])

/** undefined when the pair is cleared already. */
export async function insertClearance(w: Writing, row: Partial<Clearance>): Promise<Clearance | undefined> {
  const [cleared] = await w
    .db<Clearance>('clearances')
    .insert({ cleared_at: w.now, cleared_by: ownId(w.viewer), ...row })
    .onConflict()
    .ignore()
    .returning('*')
  return cleared
}

const endingClearance = ({ db, now, viewer }: Writing) =>
  db<Clearance>('clearances').whereNull('ended_at').update({ ended_at: now, ended_by: viewer.personId })

/** How many there were: one or none. */
export const endClearance = (w: Writing, paperId: number, id: string): Promise<number> =>
  endingClearance(w).where({ id, paper_id: paperId })

/** Of the paper with any of them. */
export const endClearances = (w: Writing, paperId: number, people: number[]): Promise<number> =>
  endingClearance(w).where({ paper_id: paperId }).whereIn('person_id', people)

export const completeConflicts = ({ db, now }: Writing, paperId: number) =>
  db<Paper>('papers')
    .where({ id: paperId })
    .whereNull('conflicts_confirmed_at')
    .update({ conflicts_confirmed_at: now })

export type OwnKnowledge = { email: string; name: string; paper_id: number }

/** Who stood beside the viewer on other papers of theirs: what an author knows anyway. */
export const ownCoauthors = ({ db, viewer }: Reading, paperId: number): Promise<OwnKnowledge[]> =>
  db('authorships')
    .distinctOn('email')
    .whereIn(
      'paper_id',
      [...viewer.authored].filter((id) => id !== paperId),
    )
    .whereNot({ email: '' })
    .orderBy([{ column: 'email' }, { column: 'paper_id', order: 'desc' }])
    .select('email', 'name', 'paper_id')

/** What authors declared on other papers of the viewer. */
export const ownDeclarations = ({ db, viewer }: Reading, paperId: number): Promise<Conflict[]> =>
  db<Conflict>('conflicts')
    .distinctOn('email')
    .whereIn(
      'paper_id',
      [...viewer.authored].filter((id) => id !== paperId),
    )
    .where({ declared_as: 'author' })
    .whereNull('lifted_at')
    .whereNotNull('email')
    .orderBy([{ column: 'email' }, { column: 'paper_id', order: 'desc' }])
