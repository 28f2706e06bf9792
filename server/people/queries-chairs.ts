// Who chairs the workshop, and what would be left without anybody to act for it.
import type { Reading, Writing } from '../context.ts'

export type ChairRow = {
  person_id: number
  name: string
  email: string
  appointed_at: Temporal.Instant
  by: string | null
}

const chairs = ({ db }: Pick<Reading, 'db'>) =>
  db('chairs as c')
    .join('people as p', 'p.id', 'c.person_id')
    .leftJoin('people as b', 'b.id', 'c.appointed_by')
    .select<ChairRow[]>('c.person_id', 'p.name', 'p.email', 'c.appointed_at', 'b.name as by')
    .orderBy(['c.appointed_at', 'c.person_id'])

export const listChairs = (r: Pick<Reading, 'db'>): Promise<ChairRow[]> => chairs(r)

/** All of them are held, so that two who go at the same moment cannot both be the last but one. */
export const holdChairs = (w: Writing): Promise<ChairRow[]> => chairs(w).forUpdate('c')

/** Papers for which this chair alone may act. A paper that this viewer is in conflict with is never among them. */
export const orphansWithout = ({ db, viewer }: Reading, personId: number): Promise<number[]> =>
  db('papers as p')
    .whereNull('p.withdrawn_at')
    .whereNull('p.desk_rejected_at')
    .whereRaw('p.id <> all(?::bigint[])', [[...viewer.conflicted]])
    .whereRaw('not exists (select from conflicted k where k.paper_id = p.id and k.person_id = ?)', [personId])
    .whereRaw(
      `not exists (select from chairs c where c.person_id <> ?
        and not exists (select from conflicted k where k.paper_id = p.id and k.person_id = c.person_id))`,
      [personId],
    )
    .orderBy('p.id')
    .pluck('p.id')

export const deleteChair = ({ db }: Writing, personId: number) =>
  db('chairs').where({ person_id: personId }).delete()
