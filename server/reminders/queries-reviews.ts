// Reviews that are asked for and not sent, the rules that tell of them, and whom they have told.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { ReminderAudience, ReminderRule } from '../core/tables-reviewing.ts'
import { dispatched, inConflict, inReview, isReleased } from '../policy/sql.ts'

export type UnsentReview = {
  id: string
  paper_id: number
  number: number
  title: string
  started: boolean
  writer: string
}

export type DueReviews = {
  audience: ReminderAudience
  person: { id: number; name: string; email: string }
  hours: number
  closes: Temporal.Instant
  reviews: UnsentReview[]
}

/**
 * A review that its writer can still send and is expected to: dispatched, not handed back, the paper in review and its outcome
 * not yet told, no conflict since. It closes at everybody's date, or at a later one of its writer's own.
 */
const UNSENT = `
  select v.id, v.paper_id, v.person_id, v.number, p.title, v.saved_at is not null as started, w.name as writer,
    greatest(a.dispatched_at, o.answered_at) as known_at, greatest(s.closes_at, o.until) as closes_at, s.hard,
    a.unable_at is not null as unable
  from reviews v
  join papers p on p.id = v.paper_id
  join people w on w.id = v.person_id
  join reviewers e on e.person_id = v.person_id and e.left_at is null
  join assignments a on a.paper_id = v.paper_id and a.person_id = v.person_id
    and ${dispatched('a')}
  join stages s on s.name = 'review'
  left join lateral (select max(d.until) as until, max(d.answered_at) as answered_at from deferrals d
    where d.assignment_id = a.id and d.until is not null) o on true
  where v.submitted_at is null and v.refused_at is null
    and ${inReview('p')}
    and not ${inConflict('v')}
    and not ${isReleased('v.paper_id')}`

// Where reviews are closed for good, reviewers could do nothing any more, and chairs can. Who cannot finish is left in peace.
const HEARERS: Record<ReminderAudience, string> = {
  reviewers: `select u.*, u.person_id as hearer_id from unsent u
    where (u.closes_at > :now or not u.hard) and not u.unable
      and not exists (select from reminder_stops t where t.person_id = u.person_id)`,
  chairs: `select u.*, h.person_id as hearer_id from unsent u cross join chairs h
    where not exists (select from conflicted c where c.paper_id = u.paper_id and c.person_id = h.person_id)`,
}

/** Of these rules none can have struck before everybody's date says so: then nothing more need be looked at. */
const BEGUN = `exists (select from reminder_rules b join stages s on s.name = 'review'
  where b.audience = :audience and b.active and s.closes_at + make_interval(hours => b.hours) <= :now)`

type Row = {
  person_id: number
  name: string
  email: string
  hours: number
  closes_at: Temporal.Instant
  reviews: UnsentReview[]
}

/**
 * For each person and date the last rule that has struck, unless told of it or of a later one. A paper that came after the
 * hour, or whose date was moved after it, waits for the next.
 */
export async function dueReviews({ db, now }: Reading, audience: ReminderAudience): Promise<DueReviews[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `with unsent as (${UNSENT}), heard as (${HEARERS[audience]} and ${BEGUN}), struck as (
       select distinct on (h.hearer_id, h.closes_at) h.hearer_id, h.closes_at, r.hours from heard h
       join reminder_rules r on r.audience = :audience and r.active
       where h.closes_at + make_interval(hours => r.hours) <= :now
         and h.known_at <= h.closes_at + make_interval(hours => r.hours)
         and not exists (select from stages d where d.name = 'decision' and d.closes_at <= :now)
         and not exists (select from review_reminders t where t.person_id = h.hearer_id
           and t.audience = r.audience and t.closes_at = h.closes_at and t.hours >= r.hours)
       order by h.hearer_id, h.closes_at, r.hours desc)
     select p.id as person_id, p.name, p.email, s.hours, s.closes_at,
       json_agg(json_build_object('id', h.id, 'paper_id', h.paper_id, 'number', h.number, 'title', h.title,
         'started', h.started, 'writer', h.writer) order by h.paper_id, h.number) as reviews
     from struck s join heard h using (hearer_id, closes_at) join people p on p.id = s.hearer_id
     group by p.id, s.hours, s.closes_at order by p.id, s.closes_at`,
    { audience, now },
  )
  return rows.map(({ person_id, name, email, hours, closes_at, reviews }) => ({
    audience,
    person: { id: person_id, name, email },
    hours,
    closes: closes_at,
    reviews,
  }))
}

export const markTold = (w: Writing, due: DueReviews[]) =>
  w.db('review_reminders').insert(
    due.map(({ person, audience, closes, hours }) => ({
      person_id: person.id,
      audience,
      closes_at: closes,
      hours,
      sent_at: w.now,
    })),
  )

export const listRules = ({ db }: Reading): Promise<ReminderRule[]> =>
  db<ReminderRule>('reminder_rules').orderBy(['audience', 'hours', 'id'])

export const holdRules = ({ db }: Writing): Promise<ReminderRule[]> =>
  db<ReminderRule>('reminder_rules').orderBy('id').forUpdate()

/** All at once, so that two may exchange their hours. */
export const updateRules = ({ db }: Writing, rules: Omit<ReminderRule, 'audience'>[]) =>
  db.raw(
    `update reminder_rules r set hours = n.hours, active = n.active
     from json_to_recordset(cast(? as json)) as n (id bigint, hours int, active boolean) where n.id = r.id`,
    [JSON.stringify(rules)],
  )

export type Awaited = { id: number; name: string; unsent: number; stopped: boolean }

/** Who has something to send on papers that this chair may know of; those who are left in peace stand among them. */
export async function awaitedReviewers({ db, viewer }: Reading): Promise<Awaited[]> {
  const { rows } = await db.raw<{ rows: Awaited[] }>(
    `with unsent as (${UNSENT})
     select p.id, p.name, count(*)::int as unsent, t.person_id is not null as stopped
     from unsent u join people p on p.id = u.person_id left join reminder_stops t on t.person_id = p.id
     where u.paper_id <> all(cast(:hidden as bigint[])) and not u.unable
     group by p.id, t.person_id order by lower(p.name), p.id`,
    { hidden: [...viewer.conflicted] },
  )
  return rows
}

type Coming = { audience: ReminderAudience; at: Temporal.Instant; reviewers: number }

/** The next that will strike, before decisions are due, and about how many reviewers as things stand. */
export async function comingReminders({ db, viewer, now }: Reading): Promise<Coming[]> {
  const { rows } = await db.raw<{ rows: Coming[] }>(
    `with unsent as (${UNSENT})
     select r.audience, u.closes_at + make_interval(hours => r.hours) as at, count(distinct u.person_id)::int as reviewers
     from unsent u join reminder_rules r on r.active
     where u.paper_id <> all(cast(:hidden as bigint[])) and u.closes_at + make_interval(hours => r.hours) > :now
       and (r.audience = 'chairs' or (not u.unable and (r.hours < 0 or not u.hard)
         and not exists (select from reminder_stops t where t.person_id = u.person_id)))
       and not exists (select from stages d where d.name = 'decision'
         and d.closes_at <= u.closes_at + make_interval(hours => r.hours))
     group by 1, 2 order by 2, 1 limit 3`,
    { hidden: [...viewer.conflicted], now },
  )
  return rows
}

export const holdReviewerById = async ({ db }: Writing, id: number): Promise<{ name: string }> =>
  found(
    await db('reviewers as r')
      .join('people as p', 'p.id', 'r.person_id')
      .where('r.person_id', id)
      .whereNull('r.left_at')
      .forUpdate('r')
      .first<{ name: string } | undefined>('p.name'),
  )

export const insertStop = (w: Writing, personId: number) =>
  w
    .db('reminder_stops')
    .insert({ person_id: personId, stopped_at: w.now, stopped_by: w.viewer.personId })
    .onConflict('person_id')
    .ignore()

export const removeStop = ({ db }: Writing, personId: number) =>
  db('reminder_stops').where({ person_id: personId }).delete()
