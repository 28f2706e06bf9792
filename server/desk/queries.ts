// Counts for the chair's side: each leaves out what the chair is in conflict with.
import type { Reading } from '../context.ts'
import { found } from '../core/errors.ts'
import { dispatched, inConflict, inReview } from '../policy/sql.ts'
import { WAITING, type Waiting, waitingOf } from './queries-waiting.ts'

export type ChairCounts = {
  papers: number
  reviewers: number
  invitations: number
  reviews: number
  submitted: number
  waiting: number
}

/** One query for the whole side navigation and the bell, so that no page pays more for them than any other. */
export async function chairCounts({ db, viewer, now }: Reading): Promise<ChairCounts & Waiting> {
  const { rows } = await db.raw<{ rows: (ChairCounts & Waiting)[] }>(
    `with visible as (
       select id from papers where ${inReview('papers')}
         and id <> all(:hidden::bigint[])),
     standing as (
       select a.paper_id, a.person_id from assignments a join visible v on v.id = a.paper_id
       where ${dispatched('a')}
         and not ${inConflict('a')})
     select (select count(*) from visible) as papers,
       (select count(*) from reviewers where left_at is null) as reviewers,
       (select count(*) from invitations where accepted_at is null and refused_at is null and revoked_at is null
         and expires_at > :now) as invitations,
       (select count(*) from standing) as reviews,
       (select count(*) from standing s join reviews r using (paper_id, person_id) where r.submitted_at is not null) as submitted,
       (select count(*) from letters l join batches b on b.id = l.batch_id
         where b.dispatched_at is null and b.discarded_at is null
           and (not exists (select from letter_papers p where p.letter_id = l.id)
             or exists (select from letter_papers p where p.letter_id = l.id and p.paper_id <> all(:hidden::bigint[])))) as waiting,
       ${WAITING}`,
    { ...waitingOf(viewer), now },
  )
  return found(rows[0])
}

export type DeskFigures = {
  papers: number
  drafts: number
  /** Withdrawn or rejected unread, after they had been submitted. */
  withdrawn: number
  places: number
  submitted: number
  /** When each of the submitted came, in milliseconds. */
  arrived: number[]
  started: number
  covered: number
  talks: number
  posters: number
  rejected: number
  released: number
  short: number
  unsent: number
  suspended: number
  /** Accepted papers with a place in the plan whose presenter cannot be there. */
  absentees: number
  heldBatches: number
  failedLetters: number
  flagged: number
  /** Papers for whose authors a contact proposes another address. */
  readdressed: number[]
  /** Papers whose authors know that they are accepted, without what is asked of them then. */
  finalsMissing: number
  presentersMissing: number
  topics: number
  /** Reviewers, and invitations to become one that were not taken back. */
  recruited: number
}

const FIGURES = `
  with visible as (
    select id from papers where ${inReview('papers')}
      and id <> all(:hidden::bigint[])),
  standing as (
    select a.*, ${inConflict('a')} as suspended
    from assignments a join visible v on v.id = a.paper_id where a.ended_at is null),
  per_paper as (
    select v.id, count(s.id) filter (where not s.suspended) as assigned,
      count(r.id) filter (where r.submitted_at is not null) as reviewed
    from visible v left join standing s on s.paper_id = v.id
    left join reviews r on r.paper_id = s.paper_id and r.person_id = s.person_id group by v.id),
  sent as (select s.*, r.submitted_at is not null as submitted, r.submitted_at as came_at, r.saved_at is not null as started
    from standing s left join reviews r on r.paper_id = s.paper_id and r.person_id = s.person_id
    where s.dispatched_at is not null and not s.suspended),
  accepted as (select v.id from known_decisions k join visible v on v.id = k.paper_id
    where k.audience = 'authors' and k.outcome <> 'reject'),
  drafted as (select d.outcome from decisions d join visible v on v.id = d.paper_id where d.superseded_at is null)
  select (select count(*) from visible) as papers,
    (select count(*) from papers where submitted_at is null and withdrawn_at is null and deleted_at is null and id <> all(:hidden::bigint[])) as drafts,
    (select count(*) from papers where submitted_at is not null and (withdrawn_at is not null or desk_rejected_at is not null)
      and deleted_at is null and id <> all(:hidden::bigint[])) as withdrawn,
    (select count(*) from sent) as places,
    (select count(*) from sent where submitted) as submitted,
    array(select (1000 * extract(epoch from came_at))::float8 from sent where submitted order by came_at) as arrived,
    (select count(*) from sent where started and not submitted) as started,
    (select count(*) from per_paper where reviewed >= :wanted) as covered,
    (select count(*) from drafted where outcome = 'talk') as talks,
    (select count(*) from drafted where outcome = 'poster') as posters,
    (select count(*) from drafted where outcome = 'reject') as rejected,
    (select count(*) from known_decisions k join visible v on v.id = k.paper_id where k.audience = 'authors') as released,
    (select count(*) from per_paper where assigned < :wanted) as short,
    (select count(*) from standing where dispatched_at is null and not suspended) as unsent,
    (select count(*) from standing where suspended) as suspended,
    (select count(*) from accepted a
      where not exists (select from files f where f.paper_id = a.id and f.kind = 'camera-ready')) as "finalsMissing",
    (select count(*) from accepted a
      where not exists (select from presentations p where p.paper_id = a.id)) as "presentersMissing",
    (select count(*) from accepted a join presentations p on p.paper_id = a.id
      where exists (select from slots s where s.paper_id = a.id
          and (p.attendance = 'nobody' or exists (select from absences x where x.paper_id = a.id and x.slot_id = s.id)))
        or p.attendance = 'nobody' and exists (select from boards b where b.paper_id = a.id)) as absentees,
    (select count(*) from topics) as topics,
    (select count(*) from reviewers where left_at is null)
      + (select count(*) from invitations where role = 'reviewer' and revoked_at is null) as recruited,
    (select count(distinct f.paper_id) from flags f where f.closed_at is null and f.paper_id <> all(:hidden::bigint[])) as flagged,
    array(select distinct a.paper_id::int from corrections c join authorships a on a.id = c.authorship_id join visible v on v.id = a.paper_id
      where c.email is not null and c.accepted_at is null and c.declined_at is null order by 1) as readdressed,
    (select count(distinct b.id) from batches b join letters l on l.batch_id = b.id
      where b.dispatched_at is null and b.discarded_at is null
        and exists (select from letter_papers p where p.letter_id = l.id and p.paper_id <> all(:hidden::bigint[]))) as "heldBatches",
    (select count(*) from letters l where l.failed_at is not null
      and (not exists (select from letter_papers p where p.letter_id = l.id)
        or exists (select from letter_papers p where p.letter_id = l.id and p.paper_id <> all(:hidden::bigint[])))) as "failedLetters"`

/** Every figure of the chair's desk in one query, without the papers the chair is in conflict with. */
export async function deskFigures({ db, viewer, workshop }: Reading): Promise<DeskFigures> {
  const known = { hidden: [...viewer.conflicted], wanted: workshop.reviews_per_paper }
  const { rows } = await db.raw<{ rows: DeskFigures[] }>(FIGURES, known)
  return found(rows[0])
}
