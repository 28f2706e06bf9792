// Reviewers: the load each takes, what each has now, and their topics. Counts are SQL twins of maySeeAssignmentOf.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Reviewer } from '../core/tables.ts'
import { inConflict, inReview } from '../policy/sql.ts'

export type ReviewerRow = {
  id: number
  name: string
  email: string
  affiliation: string
  load: number
  /** Those they know at least the basics of. */
  topics: number[]
  senior: boolean
  /** Gets papers only where nobody else is left. */
  standby: boolean
  /** Standing assignments to papers in review. */
  assigned: number
  /** Reviews submitted. */
  sent: number
}

/** Counts leave out the viewer's own conflicts, so that no load tells who reviews a hidden paper. */
export async function reviewerRows({ db, viewer }: Reading): Promise<ReviewerRow[]> {
  const { rows } = await db.raw<{ rows: ReviewerRow[] }>(
    `with visible as (select * from papers where id <> all(cast(:hidden as bigint[]))),
     standing as (
       select a.person_id, count(*) as n from assignments a join visible v on v.id = a.paper_id
       where a.ended_at is null
         and ${inReview('v')}
         and not ${inConflict('a')}
       group by a.person_id),
     sent as (
       select s.person_id, count(*) as n from reviews s join visible v on v.id = s.paper_id
       where s.submitted_at is not null group by s.person_id)
     select r.person_id as id, p.name, p.email, p.affiliation, r.load, r.senior, r.standby,
       array(select t.topic_id::int from reviewer_topics t where t.person_id = r.person_id and t.level >= 3 order by 1) as topics,
       coalesce(standing.n, 0) as assigned, coalesce(sent.n, 0) as sent
     from reviewers r join people p on p.id = r.person_id
     left join standing on standing.person_id = r.person_id
     left join sent on sent.person_id = r.person_id
     where r.left_at is null
     order by lower(p.name), r.person_id`,
    { hidden: [...viewer.conflicted] },
  )
  return rows
}

export type ReviewedPaper = {
  id: number
  title: string
  dispatched_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  refused_at: Temporal.Instant | null
  saved_at: Temporal.Instant | null
  submitted_at: Temporal.Instant | null
  suspended: boolean
  review_id: string | null
}

/** The newest assignment of each paper to this reviewer; papers the viewer is in conflict with are left out. */
export async function papersOfReviewer({ db, viewer }: Reading, personId: number): Promise<ReviewedPaper[]> {
  const { rows } = await db.raw<{ rows: ReviewedPaper[] }>(
    `select distinct on (s.id) s.id, s.title, a.dispatched_at, a.ended_at, v.refused_at, v.saved_at, v.submitted_at,
       v.id as review_id, exists (select from conflicted c where c.paper_id = s.id and c.person_id = a.person_id) as suspended
     from assignments a join papers s on s.id = a.paper_id
     left join reviews v on v.paper_id = a.paper_id and v.person_id = a.person_id
     where a.person_id = :personId and s.id <> all(cast(:hidden as bigint[])) and s.submitted_at is not null
     order by s.id, a.id desc`,
    { personId, hidden: [...viewer.conflicted] },
  )
  return rows
}

export const holdReviewer = async ({ db }: Writing, personId: number): Promise<Reviewer> =>
  found(
    await db<Reviewer>('reviewers').where({ person_id: personId }).whereNull('left_at').forUpdate().first(),
  )

export const updateReviewer = (
  { db }: Writing,
  personId: number,
  { load, senior, standby }: Pick<Reviewer, 'load' | 'senior' | 'standby'>,
) => db<Reviewer>('reviewers').where({ person_id: personId }).update({ load, senior, standby })

/** Who had left comes back; whoever is here already gets the new load. */
export const insertReviewer = ({ db, now }: Writing, personId: number, load: number, standby = false) =>
  db('reviewers')
    .insert({ person_id: personId, load, standby, joined_at: now })
    .onConflict('person_id')
    .merge({ load, standby, left_at: null })

/** Ids that are no topics of the workshop are passed over. */
export async function replaceTopics({ db }: Writing, personId: number, topics: number[]): Promise<void> {
  await db('reviewer_topics').where({ person_id: personId }).delete()
  await db.raw(
    `insert into reviewer_topics (person_id, topic_id)
     select :personId, id from topics where id = any(cast(:topics as bigint[]))`,
    { personId, topics },
  )
}
