// What of a discussion reached whom: read on a page, or told by a letter; and who wants no letters.
import type { Reading, Writing } from '../context.ts'
import type { Comment, CommentReading } from '../core/tables-comments.ts'

/** Of messages that the caller has found for this viewer. */
export async function markRead(w: Writing, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = ids.map((comment_id) => ({ comment_id, person_id: w.viewer.personId, read_at: w.now }))
  await w
    .db('comment_readings')
    .insert(rows)
    .onConflict(['comment_id', 'person_id'])
    .merge({ read_at: w.db.raw('coalesce(comment_readings.read_at, excluded.read_at)') })
}

export type Reader = { comment_id: string; name: string; number: number | null }

/** Who has read which message of a paper; asked for chairs without a conflict alone. */
export const readersOf = ({ db }: Reading, paperId: number): Promise<Reader[]> =>
  db('comment_readings as d')
    .join('comments as c', 'c.id', 'd.comment_id')
    .join('people as p', 'p.id', 'd.person_id')
    .leftJoin('reviews as v', (on) => on.on('v.paper_id', 'c.paper_id').on('v.person_id', 'd.person_id'))
    .where('c.paper_id', paperId)
    .whereNotNull('d.read_at')
    .orderBy(['v.number', 'p.name'])
    .select<Reader[]>('d.comment_id', 'p.name', 'v.number')

export type FreshComment = Comment & {
  starter_id: number
  starter_number: number | null
  title: string
  writer: string
}

/** Messages of the last day that nobody has taken back, oldest first. For the schedule, which asks policy for each reader. */
export const freshComments = ({ db, now }: Reading): Promise<FreshComment[]> =>
  db('comments as c')
    .join('papers as p', 'p.id', 'c.paper_id')
    .join('people as w', 'w.id', 'c.person_id')
    .leftJoin('comments as t', 't.id', 'c.thread_id')
    .whereNull('c.removed_at')
    .where('c.written_at', '>', now.subtract({ hours: 24 }))
    .orderBy(['c.paper_id', 'c.written_at', 'c.id'])
    .select<FreshComment[]>('c.*', 'p.title', 'w.name as writer')
    .select(
      db.raw(`coalesce(t.person_id, c.person_id) as starter_id,
        case when t.id is null then c.reviewer_number else t.reviewer_number end as starter_number`),
    )

/** Whom a letter may reach at all now: chairs, and reviewers of these papers, unless they want none or had one within the hour. */
export const reachable = ({ db, now }: Reading, paperIds: number[]): Promise<number[]> =>
  db('people as p')
    .where((may) =>
      may
        .whereIn('p.id', db('chairs').select('person_id'))
        .orWhereIn(
          'p.id',
          db('assignments').select('person_id').whereIn('paper_id', paperIds).whereNull('ended_at'),
        ),
    )
    .whereNotIn(
      'p.id',
      db('comment_letters')
        .select('person_id')
        .whereNotNull('stopped_at')
        .orWhere('told_at', '>', now.subtract({ hours: 1 })),
    )
    .orderBy('p.id')
    .pluck('p.id')

export type Seat = { paper_id: number; person_id: number; number: number }

/** Under which numbers these papers are reviewed. */
export const seatsOf = ({ db }: Reading, paperIds: number[]): Promise<Seat[]> =>
  db('reviews').whereIn('paper_id', paperIds).select<Seat[]>('paper_id', 'person_id', 'number')

export const readingsOf = ({ db }: Reading, commentIds: string[]): Promise<CommentReading[]> =>
  db<CommentReading>('comment_readings').whereIn('comment_id', commentIds)

/** Those of them who have really had none within the hour: two workers may be here at once. */
export async function claimLetters({ db, now }: Writing, personIds: number[]): Promise<Set<number>> {
  if (personIds.length === 0) return new Set()
  const claimed = await db('comment_letters')
    .insert(personIds.map((person_id) => ({ person_id, told_at: now })))
    .onConflict('person_id')
    .merge({ told_at: now })
    .where((due) =>
      due
        .whereNull('comment_letters.told_at')
        .orWhere('comment_letters.told_at', '<=', now.subtract({ hours: 1 })),
    )
    .whereNull('comment_letters.stopped_at')
    .returning<{ person_id: number }[]>('person_id')
  return new Set(claimed.map(({ person_id }) => person_id))
}

export async function markTold(w: Writing, told: { comment_id: string; person_id: number }[]): Promise<void> {
  if (told.length === 0) return
  const rows = told.map((one) => ({ ...one, told_at: w.now }))
  await w
    .db('comment_readings')
    .insert(rows)
    .onConflict(['comment_id', 'person_id'])
    .merge({ told_at: w.now })
}

export async function wantsLetters({ db, viewer }: Reading): Promise<boolean> {
  const row = await db('comment_letters')
    .where({ person_id: viewer.personId })
    .first<{ stopped_at: Temporal.Instant | null } | undefined>('stopped_at')
  return row?.stopped_at == null
}

export const putWish = ({ db, now, viewer }: Writing, wanted: boolean) =>
  db('comment_letters')
    .insert({ person_id: viewer.personId, stopped_at: wanted ? null : now })
    .onConflict('person_id')
    .merge(['stopped_at'])
