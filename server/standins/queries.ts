// Who was asked to step in, and what came of it. Of a paper that the chair is in conflict with there is nothing.
import type { Reading, Writing } from '../context.ts'
import type { Assignment, Review } from '../core/tables-reviewing.ts'
import { inConflict } from '../policy/sql.ts'

export type Asked = Pick<
  Assignment,
  'id' | 'paper_id' | 'person_id' | 'accepted_at' | 'unable_at' | 'unable_reason' | 'end_reason'
> &
  Pick<Review, 'saved_at' | 'submitted_at' | 'refused_at'> & {
    name: string
    asked_at: Temporal.Instant
    ended_at: Temporal.Instant | null
    suspended: boolean
  }

/** Newest first. */
export async function askedStandins({ db, viewer }: Reading, paperId: number): Promise<Asked[]> {
  const { rows } = await db.raw<{ rows: Asked[] }>(
    `select a.id, a.paper_id, a.person_id, p.name, a.dispatched_at as asked_at, a.accepted_at, a.unable_at, a.unable_reason, a.ended_at,
       a.end_reason, v.saved_at, v.submitted_at, v.refused_at,
       ${inConflict('a')} as suspended
     from assignments a join people p on p.id = a.person_id
     left join reviews v on v.paper_id = a.paper_id and v.person_id = a.person_id
     where a.standin and a.paper_id = :paperId and a.paper_id <> all(cast(:hidden as bigint[]))
     order by a.id desc`,
    { paperId, hidden: [...viewer.conflicted] },
  )
  return rows
}

export const markStandin = ({ db }: Writing, { id }: Assignment) =>
  db<Assignment>('assignments').where({ id }).update({ standin: true })
