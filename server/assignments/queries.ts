// Assignments: who reviews what. Every list leaves out papers the viewer is in conflict with: SQL twins of maySeeAssignmentOf.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Assignment } from '../core/tables-reviewing.ts'
import type { PairFacts } from '../policy/assignments.ts'
import type { InReviewFacts } from '../policy/papers.ts'
import { inConflict, inReview } from '../policy/sql.ts'
import { ownId } from '../policy/viewer.ts'

const VISIBLE_IN_REVIEW = `
  select * from papers where ${inReview('papers')}
    and id <> all(cast(:hidden as bigint[]))`

const hiddenFrom = ({ viewer }: Reading) => ({ hidden: [...viewer.conflicted] })

/** `wanted`: reviewers, where a chair asked for another number than the workshop's. */
export type PaperRow = { id: number; title: string; topics: number[]; wanted: number | null }

export async function papersInReview(r: Reading): Promise<PaperRow[]> {
  const { rows } = await r.db.raw<{ rows: PaperRow[] }>(
    `with visible as (${VISIBLE_IN_REVIEW})
     select id, title, array(select topic_id::int from paper_topics t where t.paper_id = visible.id order by 1) as topics,
       (select d.wanted from demands d where d.paper_id = visible.id) as wanted
     from visible order by id`,
    hiddenFrom(r),
  )
  return rows
}

export type StandingRow = {
  id: number
  paper_id: number
  person_id: number
  name: string
  email: string
  run_id: number | null
  dispatched_at: Temporal.Instant | null
  review_id: string | null
  saved_at: Temporal.Instant | null
  submitted_at: Temporal.Instant | null
  /** A conflict was declared since. */
  suspended: boolean
}

export async function standingAssignments(r: Reading): Promise<StandingRow[]> {
  const { rows } = await r.db.raw<{ rows: StandingRow[] }>(
    `with visible as (${VISIBLE_IN_REVIEW})
     select a.id, a.paper_id, a.person_id, p.name, p.email, a.run_id, a.dispatched_at,
       v.id as review_id, v.saved_at, v.submitted_at,
       ${inConflict('a')} as suspended
     from assignments a join visible on visible.id = a.paper_id join people p on p.id = a.person_id
     left join reviews v on v.paper_id = a.paper_id and v.person_id = a.person_id
     where a.ended_at is null
     order by a.paper_id, lower(p.name), a.id`,
    hiddenFrom(r),
  )
  return rows
}

export type Pair = { paper_id: number; person_id: number }

/** Reviewers in conflict with papers in review. */
export async function conflictedPairs(r: Reading): Promise<Pair[]> {
  const { rows } = await r.db.raw<{ rows: Pair[] }>(
    `with visible as (${VISIBLE_IN_REVIEW})
     select c.paper_id, c.person_id from conflicted c
     join visible on visible.id = c.paper_id join reviewers r on r.person_id = c.person_id`,
    hiddenFrom(r),
  )
  return rows
}

export type RefusedRow = Pair & {
  name: string
  email: string
  refused_at: Temporal.Instant
  reason: string
  substitute: string | null
  proposal: string | null
}

/** Papers in review that a reviewer handed back. */
export async function refusedPairs(r: Reading): Promise<RefusedRow[]> {
  const { rows } = await r.db.raw<{ rows: RefusedRow[] }>(
    `with visible as (${VISIBLE_IN_REVIEW})
     select v.paper_id, v.person_id, p.name, p.email, v.refused_at, v.refusal_reason as reason, t.name as substitute,
       concat_ws('. ', t.email, nullif(t.note, '')) as proposal
     from reviews v join visible on visible.id = v.paper_id join people p on p.id = v.person_id
     left join substitutes t on t.review_id = v.id
     where v.refused_at is not null order by v.refused_at desc`,
    hiddenFrom(r),
  )
  return rows
}

type HeldPair = InReviewFacts &
  PairFacts & { title: string; paperTopics: number[]; reviewerTopics: number[]; senior: boolean }

/** What policy asks about a pair; the lock on the paper lets one pair of it be decided at a time. */
export async function holdPair({ db }: Writing, paperId: number, personId: number): Promise<HeldPair> {
  const { rows } = await db.raw<{ rows: HeldPair[] }>(
    `select s.id, s.title, s.submitted_at, s.withdrawn_at, s.desk_rejected_at,
       exists (select from reviewers r where r.person_id = :personId and r.left_at is null) as "isReviewer",
       exists (select from conflicted c where c.paper_id = s.id and c.person_id = :personId) as conflicted,
       exists (select from assignments a where a.paper_id = s.id and a.person_id = :personId and a.ended_at is null) as standing,
       exists (select from reviews v where v.paper_id = s.id and v.person_id = :personId and v.refused_at is not null) as refused,
       exists (select from pair_rulings f where f.paper_id = s.id and f.person_id = :personId and f.ruling = 'forbidden') as forbidden,
       exists (select from reviewers r where r.person_id = :personId and r.senior) as senior,
       array(select topic_id::int from paper_topics t where t.paper_id = s.id) as "paperTopics",
       array(select topic_id::int from reviewer_topics t where t.person_id = :personId and t.level >= 3) as "reviewerTopics"
     from papers s where s.id = :paperId for update of s`,
    { paperId, personId },
  )
  return found(rows[0])
}

export async function insertAssignment(w: Writing, pair: Pair): Promise<Assignment> {
  const row = { ...pair, assigned_at: w.now, assigned_by: ownId(w.viewer) }
  const [assignment] = await w.db<Assignment>('assignments').insert(row).returning('*')
  return found(assignment)
}

export type HeldAssignment = Assignment & {
  submitted: boolean
  suspended: boolean
  name: string
  email: string
  title: string
}

/** Its number, or its pair: then the one that stands, else the last that did. */
export type AssignmentKey = { id: number } | Pick<Assignment, 'paper_id' | 'person_id'>

export async function holdAssignment({ db }: Writing, key: AssignmentKey): Promise<HeldAssignment> {
  const { rows } = await db.raw<{ rows: HeldAssignment[] }>(
    `select a.*, p.name, p.email, s.title,
       exists (select from reviews v where v.paper_id = a.paper_id and v.person_id = a.person_id
         and v.submitted_at is not null) as submitted,
       ${inConflict('a')} as suspended
     from assignments a join people p on p.id = a.person_id join papers s on s.id = a.paper_id
     where a.id = :id or a.paper_id = :paper_id and a.person_id = :person_id
     order by a.ended_at is not null, a.id desc limit 1 for update of a`,
    { id: null, paper_id: null, person_id: null, ...key },
  )
  return found(rows[0])
}

export const endAssignment = ({ db, now, viewer }: Writing, id: number, reason: string) =>
  db<Assignment>('assignments')
    .where({ id })
    .update({ ended_at: now, ended_by: viewer.personId, end_reason: reason })

export const holdPaper = async ({ db }: Writing, id: number): Promise<{ id: number }> =>
  found(await db('papers').where({ id }).forUpdate().first<{ id: number } | undefined>('id'))

export const putDemand = ({ db, now, viewer }: Writing, paperId: number, wanted: number) =>
  db('demands')
    .insert({ paper_id: paperId, wanted, set_at: now, set_by: ownId(viewer) })
    .onConflict('paper_id')
    .merge()

export const deleteDemand = ({ db }: Writing, paperId: number) =>
  db('demands').where({ paper_id: paperId }).delete()
