// The sending of assignments: what is ready, the batch of its letters, and the empty reviews that open with it.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Batch } from '../core/tables-mail.ts'
import { inConflict, inReview } from '../policy/sql.ts'
import { ownId } from '../policy/viewer.ts'

export type ReadyRow = {
  id: number
  paper_id: number
  person_id: number
  title: string
  name: string
  email: string
}

const SUSPENDED = inConflict('a')

const UNSENT = `
  select a.id, a.paper_id, a.person_id, s.title, p.name, p.email
  from assignments a
  join papers s on s.id = a.paper_id
    and ${inReview('s')}
  join reviewers r on r.person_id = a.person_id and r.left_at is null
  join people p on p.id = a.person_id
  where a.ended_at is null and a.dispatched_at is null`

const READY = `${UNSENT} and not ${SUSPENDED}`

/** What a dispatch sends: standing, in review, of a reviewer who is still here, without a conflict. */
export async function holdReady({ db }: Writing): Promise<ReadyRow[]> {
  const { rows } = await db.raw<{ rows: ReadyRow[] }>(
    `${READY} order by a.person_id, a.paper_id for update of a`,
  )
  return rows
}

/** One of them, without working out every conflict there is: so PostgreSQL asks for this pair alone. */
export async function holdReadyOne({ db }: Writing, id: number): Promise<ReadyRow[]> {
  const { rows } = await db.raw<{ rows: ReadyRow[] }>(
    `${UNSENT} and a.id = :id and not (select ${SUSPENDED}) for update of a`,
    { id },
  )
  return rows
}

/** The same to look at, without the papers that are hidden from the viewer: twin of maySeeAssignmentOf. */
export async function readyRows({ db, viewer }: Reading): Promise<ReadyRow[]> {
  const { rows } = await db.raw<{ rows: ReadyRow[] }>(
    `${READY} and a.paper_id <> all(cast(:hidden as bigint[])) order by lower(p.name), a.person_id, a.paper_id`,
    { hidden: [...viewer.conflicted] },
  )
  return rows
}

export async function insertDispatchedBatch({ db, now, viewer }: Writing, title: string): Promise<string> {
  const by = ownId(viewer)
  const [batch] = await db<Batch>('batches')
    .insert({
      kind: 'assignments',
      title,
      created_at: now,
      created_by: by,
      dispatched_at: now,
      dispatched_by: by,
    })
    .returning('id')
  return found(batch).id
}

export type Link = { ids: number[]; hash: string; expires_at: Temporal.Instant }

/** One link for the assignments of one letter. */
export const markDispatched = ({ db, now }: Writing, links: Link[], batchId: string) =>
  db.raw(
    `update assignments a
     set dispatched_at = :now, batch_id = :batchId, token_hash = l.hash, token_expires_at = l.expires_at
     from jsonb_to_recordset(cast(:links as jsonb)) as l(ids bigint[], hash text, expires_at timestamptz)
       cross join unnest(l.ids) as i(id)
     where a.id = i.id`,
    { now, batchId, links: JSON.stringify(links) },
  )

/** Empty reviews, numbered at random, so that a number tells nothing; the inner order makes that independent of the plan of the query. Whoever gets a paper again keeps review and number. */
export const insertReviews = ({ db, now }: Writing, assignmentIds: number[]) =>
  db.raw(
    `insert into reviews (paper_id, person_id, number, created_at)
     select a.paper_id, a.person_id,
       coalesce((select max(v.number) from reviews v where v.paper_id = a.paper_id), 0)
         + row_number() over (partition by a.paper_id order by a.lot), :now
     from (select s.*, random() as lot from
       (select paper_id, person_id from assignments where id = any(cast(:ids as bigint[])) order by id) s) a
     where not exists (select from reviews v where v.paper_id = a.paper_id and v.person_id = a.person_id)`,
    { now, ids: assignmentIds },
  )
