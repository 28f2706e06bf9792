// What is known of the reviews that were asked for. Papers that the chair is in conflict with count in nothing here.
import type { Reading } from '../context.ts'
import { dispatched, inConflict, inReview } from '../policy/sql.ts'
import type { Signals } from './estimate.ts'

/** A review that was asked for, sent or not. */
export type AskedReview = Signals & {
  paper_id: number
  person_id: number
  review_id: string
  reviewer: string
  standin: boolean
  submitted_at: Temporal.Instant | null
  asked_days: number | null
  /** The last reminder about its date, or of a chair's own. */
  reminded_at: Temporal.Instant | null
}

/** Sent to their reviewers, in review, not sent back by them, without a conflict. */
export async function askedReviews({ db, viewer }: Reading): Promise<AskedReview[]> {
  const { rows } = await db.raw<{ rows: AskedReview[] }>(
    `with visible as (
       select id from papers where ${inReview('papers')}
         and id <> all(cast(:hidden as bigint[]))),
     standing as (
       select a.*, v.id as review_id, v.saved_at, v.submitted_at,
         greatest(s.closes_at, o.until) as closes_at,
         (select max(d.asked_at) from deferrals d where d.assignment_id = a.id) as asked_at,
         (select d.days from deferrals d where d.assignment_id = a.id and d.answered_at is null) as asked_days
       from assignments a join visible on visible.id = a.paper_id
       join reviewers e on e.person_id = a.person_id and e.left_at is null
       join reviews v on v.paper_id = a.paper_id and v.person_id = a.person_id
       join stages s on s.name = 'review'
       left join postponed o on o.paper_id = a.paper_id and o.person_id = a.person_id
       where ${dispatched('a')} and v.refused_at is null
         and not ${inConflict('a')}),
     people_seen as (
       select person_id, max(greatest(accepted_at, opened_at, saved_at, submitted_at, asked_at)) as heard_at,
         count(*) filter (where submitted_at >= closes_at)::int as late_before
       from standing group by person_id)
     select t.paper_id, t.person_id, t.review_id, p.name as reviewer, t.standin, t.dispatched_at, t.closes_at, t.saved_at,
       t.submitted_at, t.opened_at, t.accepted_at, t.unable_at, t.asked_days, t.asked_days is not null as asking,
       h.heard_at, h.late_before, greatest(
         (select max(m.sent_at) from review_reminders m
           where m.person_id = t.person_id and m.audience = 'reviewers' and m.closes_at = t.closes_at),
         (select max(l.written_at) from letters l join letter_papers c on c.letter_id = l.id
           where l.person_id = t.person_id and c.paper_id = t.paper_id and l.view = 'circulars/mail/reminder')) as reminded_at
     from standing t join people p on p.id = t.person_id join people_seen h on h.person_id = t.person_id
     order by t.paper_id, lower(p.name), t.id`,
    { hidden: [...viewer.conflicted] },
  )
  return rows
}

export type Seats = { id: number; title: string; wanted: number; sent: number; asked: number }

/** Of each paper in review how many reviews are wanted, how many are in, and how many are asked for at all. */
export async function seatsOfPapers({ db, viewer, workshop }: Reading): Promise<Seats[]> {
  const { rows } = await db.raw<{ rows: Seats[] }>(
    `select s.id, s.title, coalesce(d.wanted, :wanted)::int as wanted,
       count(v.id) filter (where v.submitted_at is not null)::int as sent, count(a.id)::int as asked
     from papers s left join demands d on d.paper_id = s.id
     left join assignments a on a.paper_id = s.id and ${dispatched('a')}
       and not ${inConflict('a')}
     left join reviews v on v.paper_id = a.paper_id and v.person_id = a.person_id
     where ${inReview('s')}
       and s.id <> all(cast(:hidden as bigint[]))
     group by s.id, d.wanted order by s.id`,
    { wanted: workshop.reviews_per_paper, hidden: [...viewer.conflicted] },
  )
  return rows
}
