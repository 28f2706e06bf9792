// What the engine of the rehearsal asks of its database, and the little it writes beside the real actions.
import type { AtCommit, Writing } from '../context.ts'
import type { Db } from '../core/db.ts'
import { found } from '../core/errors.ts'
import type { JobName } from '../core/queue.ts'
import type { Paper, Person } from '../core/tables.ts'
import { inReview } from '../policy/sql.ts'

export async function peopleByEmail(db: Db): Promise<Map<string, number>> {
  const rows = await db<Person>('people').select('id', 'email')
  return new Map(rows.map(({ id, email }) => [email, id]))
}

export const paperKeys = (
  db: Db,
): Promise<Pick<Paper, 'id' | 'created_by' | 'created_at' | 'changed_at'>[]> =>
  db<Paper>('papers').select('id', 'created_by', 'created_at', 'changed_at')

/** In their order. */
export const topicsThere = (db: Db): Promise<{ id: number; name: string }[]> =>
  db('topics').orderBy('position').select('id', 'name')

/** What stands in the newest letter of these kinds in the person's mailbox: the token of its link. */
export async function tokenInLetter({ db }: Writing, email: string, views: string[]): Promise<string | null> {
  const row = await db('letters')
    .where({ to_email: email })
    .whereIn('view', views)
    .orderBy('written_at', 'desc')
    .first<{ secret: string | null }>('secret')
  return row?.secret ?? null
}

/** The token of the newest letter that asks this author about this paper. */
export async function tokenOfQuestion(
  { db }: Writing,
  paperId: number,
  email: string,
): Promise<string | null> {
  const row = await db('letters as l')
    .join('letter_papers as p', 'p.letter_id', 'l.id')
    .where({ 'l.to_email': email, 'p.paper_id': paperId })
    .whereIn('l.view', ['papers/mail/receipt', 'receipts/mail/changed'])
    .whereNotNull('l.secret')
    .orderBy('l.written_at', 'desc')
    .first<{ secret: string } | undefined>('l.secret')
  return row?.secret ?? null
}

/** Reviews are numbered by chance; here chance comes from the seed. */
export const seedChance = ({ db }: Writing, seed: number) =>
  db.raw('select setseed(?)', [(seed % 1000) / 1000])

export type Pairing = {
  review_id: string
  paper_id: number
  person_id: number
  dispatched_at: Temporal.Instant
  saved_at: Temporal.Instant | null
  submitted_at: Temporal.Instant | null
  accepted_at: Temporal.Instant | null
  standin: boolean
  /** How many were asked to review the paper before, whatever became of that. */
  seat: number
}

/** Reviews that are asked for: sent to a reviewer and not taken back. */
export const askedReviews = (db: Db): Promise<Pairing[]> =>
  db('assignments as a')
    .join('reviews as v', (on) => on.on('v.paper_id', 'a.paper_id').on('v.person_id', 'a.person_id'))
    .whereNotNull('a.dispatched_at')
    .whereNull('a.ended_at')
    .orderBy('a.id')
    .select<Pairing[]>('v.id as review_id', 'v.saved_at', 'v.submitted_at')
    .select('a.paper_id', 'a.person_id', 'a.dispatched_at', 'a.accepted_at', 'a.standin')
    .select(
      db.raw(`(select count(*)::int from assignments b
        where b.paper_id = a.paper_id and b.id < a.id and b.dispatched_at is not null) as seat`),
    )

/** What stands for these at the end is done at once. */
const DONE_AT_ONCE: JobName[] = ['mail.post', 'comments.tell']

/** Jobs that would be done by then need not enter the queue. */
export function leaveUnqueued({ jobs }: AtCommit): void {
  jobs.splice(0, jobs.length, ...jobs.filter(({ name }) => !DONE_AT_ONCE.includes(name)))
}

/** Letters as a worker without a mail server would leave them, at the price of two statements. */
export async function postAtOnce(db: Db): Promise<void> {
  await db.raw(
    `update letters l set kept_at = greatest(l.written_at, b.dispatched_at)
     from letters m left join batches b on b.id = m.batch_id
     where m.id = l.id and l.kept_at is null and l.sent_at is null and l.failed_at is null
       and (l.batch_id is null or b.dispatched_at is not null)`,
  )
  await db.raw(
    `select graphile_worker.complete_jobs(array(
       select id from graphile_worker.jobs where task_identifier = any(?)))`,
    [DONE_AT_ONCE],
  )
}

/** When the rules of reminders strike, each instant once. */
export async function remindersStrike(db: Db): Promise<Temporal.Instant[]> {
  const { rows } = await db.raw<{ rows: { at: Temporal.Instant }[] }>(
    `select distinct s.closes_at + make_interval(hours => r.hours) as at
     from reminder_rules r join stages s on s.name = 'review' where r.active order by at`,
  )
  return rows.map(({ at }) => at)
}

export type Judging = { id: number; scores: number[]; decided: boolean }

/** What the chairs have before them when they meet: papers in review, the scores that had come by then, and the room. */
export async function papersJudged(db: Db, met: Temporal.Instant) {
  const { rows } = await db.raw<{ rows: Judging[] }>(
    `select p.id, array(select v.overall::int from reviews v where v.paper_id = p.id and v.submitted_at <= ?
         and v.overall is not null order by v.number) as scores,
       exists (select from decisions d where d.paper_id = p.id and d.superseded_at is null) as decided
     from papers p
     where ${inReview('p')} order by p.id`,
    [met.toString()],
  )
  const slots = await db('slots').where({ kind: 'contributed-talk' }).count<{ count: number }[]>('*').first()
  const workshop = await db('workshop').first<{ boards: number }>('boards')
  return { rows, talks: slots?.count ?? 0, boards: workshop?.boards ?? 0 }
}

export type StandingOfAccepted = { accepted: boolean; presented: boolean; brought: boolean }

/** Whether its authors know that it is accepted, and what they have done since. */
export async function standingOfAccepted({ db }: Writing, paperId: number): Promise<StandingOfAccepted> {
  const { rows } = await db.raw<{ rows: StandingOfAccepted[] }>(
    `select exists (select from known_decisions where paper_id = :paperId and audience = 'authors' and outcome <> 'reject') as accepted,
       exists (select from presentations where paper_id = :paperId) as presented,
       exists (select from files where paper_id = :paperId and kind = 'camera-ready') as brought`,
    { paperId },
  )
  return found(rows[0])
}
