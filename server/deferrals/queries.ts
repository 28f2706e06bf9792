// Requests for more days. Lists leave out papers that the chair is in conflict with: SQL twin of mayAnswerDeferral.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Deferral } from '../core/tables-reviewing.ts'

export type SeenDeferral = Deferral & {
  paper_id: number
  title: string
  reviewer: string
  email: string
  person_id: number
  review_id: string
  started: boolean
  /** The date that stood for this reviewer before the answer. */
  postponed_until: Temporal.Instant | null
  answerer: string | null
  moot: boolean
}

/** From the deferrals on, of which there are few: planned as one join, tables that nobody has measured yet were multiplied with one another. */
const SEEN = `
  select d.*, a.*, c.name as answerer
  from deferrals d
  cross join lateral (
    select t.paper_id, t.person_id, s.title, p.name as reviewer, p.email, v.id as review_id, v.saved_at is not null as started,
      (select o.until from postponed o where o.paper_id = t.paper_id and o.person_id = t.person_id) as postponed_until,
      (t.ended_at is not null or v.submitted_at is not null or v.refused_at is not null
        or s.withdrawn_at is not null or s.desk_rejected_at is not null
        or exists (select from conflicted x where x.paper_id = t.paper_id and x.person_id = t.person_id)
        or exists (select from reviewers e where e.person_id = t.person_id and e.left_at is not null)) as moot
    from assignments t
    join papers s on s.id = t.paper_id
    join people p on p.id = t.person_id
    join reviews v on v.paper_id = t.paper_id and v.person_id = t.person_id
    where t.id = d.assignment_id offset 0) a
  left join people c on c.id = d.answered_by
  where a.paper_id <> all(cast(:hidden as bigint[]))`

/** Newest first; those that wait for an answer before the rest. */
export async function listDeferrals({ db, viewer }: Reading): Promise<SeenDeferral[]> {
  const { rows } = await db.raw<{ rows: SeenDeferral[] }>(
    `${SEEN} order by d.answered_at is not null, d.answered_at desc, d.asked_at`,
    { hidden: [...viewer.conflicted] },
  )
  return rows
}

export async function openDeferrals({ db, viewer }: Reading): Promise<SeenDeferral[]> {
  const { rows } = await db.raw<{ rows: SeenDeferral[] }>(
    `select * from (${SEEN} and d.answered_at is null) seen where not moot order by asked_at`,
    { hidden: [...viewer.conflicted] },
  )
  return rows
}

export async function holdDeferral({ db, viewer }: Writing, id: string): Promise<SeenDeferral> {
  const { rows } = await db.raw<{ rows: SeenDeferral[] }>(`${SEEN} and d.id = :id for update of d`, {
    id,
    hidden: [...viewer.conflicted],
  })
  return found(rows[0])
}

export const insertDeferral = (
  { db, now }: Writing,
  row: Pick<Deferral, 'assignment_id' | 'days' | 'reason'>,
) => db<Deferral>('deferrals').insert({ ...row, asked_at: now })

/** As from a double press: the same hand gave the same a moment ago, and the days would add up. */
export async function isGivenLately(
  w: Writing,
  gift: Pick<Deferral, 'assignment_id' | 'days' | 'reason'>,
): Promise<boolean> {
  const row = await w
    .db<Deferral>('deferrals')
    .where({ ...gift, answered_by: w.viewer.personId, asked_at: null })
    .where('answered_at', '>', w.now.subtract({ minutes: 1 }))
    .first('id')
  return row !== undefined
}

/** Days that nobody has asked for: given and dated at once. */
export const insertGift = (
  { db, now, viewer }: Writing,
  row: Pick<Deferral, 'assignment_id' | 'days' | 'reason' | 'until'>,
) => db<Deferral>('deferrals').insert({ ...row, answered_at: now, answered_by: viewer.personId })

export const answerDeferral = (
  { db, now, viewer }: Writing,
  { id }: Pick<Deferral, 'id'>,
  until: Temporal.Instant | null,
) => db<Deferral>('deferrals').where({ id }).update({ answered_at: now, answered_by: viewer.personId, until })
