// The SQL of reviewers who leave: what they have open, that they left, and that they are back.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { forget } from '../core/memo.ts'

export type Leaving = { id: number; name: string; email: string }
export type Open = {
  id: number
  paper_id: number
  title: string
  begun: boolean
}

const OPEN = `select a.id, a.paper_id, s.title, v.saved_at is not null as begun
  from assignments a join papers s on s.id = a.paper_id
  left join reviews v on v.paper_id = a.paper_id and v.person_id = a.person_id
  where a.person_id = :personId and a.ended_at is null and v.submitted_at is null`

/** Papers hidden from the viewer are left out. */
export async function openAssignments({ db, viewer }: Reading, personId: number): Promise<Open[]> {
  const { rows } = await db.raw<{ rows: Open[] }>(`${OPEN} order by a.paper_id`, { personId })
  return rows.filter(({ paper_id }) => !viewer.conflicted.has(paper_id))
}

/** All of them, hidden ones too: who is no reviewer reviews nothing. */
export async function holdOpen({ db }: Writing, personId: number): Promise<Open[]> {
  const { rows } = await db.raw<{ rows: Open[] }>(`${OPEN} order by a.paper_id for update of a`, { personId })
  return rows
}

const here = (personId: number) => ({ 'reviewers.person_id': personId })

export const findHere = async ({ db }: Reading, personId: number): Promise<Leaving> =>
  found(
    await db('reviewers')
      .join('people', 'people.id', 'reviewers.person_id')
      .where(here(personId))
      .whereNull('left_at')
      .first<Leaving | undefined>('people.id', 'people.name', 'people.email'),
  )

export type Departed = Leaving & { left_at: Temporal.Instant }

export const listDeparted = ({ db }: Reading): Promise<Departed[]> =>
  db('reviewers')
    .join('people', 'people.id', 'reviewers.person_id')
    .whereNotNull('left_at')
    .orderBy(['people.name', 'people.id'])
    .select('people.id', 'people.name', 'people.email', 'left_at')

/** Whether there was something to change. */
export async function markLeft(w: Writing, personId: number, left_at: Temporal.Instant | null) {
  forget(w, 'people')
  const rows = w.db('reviewers').where({ person_id: personId })
  const changed = await (left_at ? rows.whereNull('left_at') : rows.whereNotNull('left_at')).update({
    left_at,
  })
  return changed > 0
}
