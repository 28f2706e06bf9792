// Discussions: finders for a viewer, writers for a transaction.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Comment, CommentVersion } from '../core/tables-comments.ts'
import { type CommentFacts, discussedBy } from '../policy/comments.ts'
import { ownId } from '../policy/viewer.ts'

/** A message with what policy asks of it, its writer's name, and whether this viewer has read it. */
export type SeenComment = Comment &
  CommentFacts & { writer: string; read: boolean; starter_number: number | null }

const VISIBLE = `c.paper_id <> all(:conflicted) and (:isChair
  or c.paper_id = any(:assigned) and c.audience = 'chairs' and coalesce(t.person_id, c.person_id) = :me
  or c.paper_id = any(:discussed) and c.audience = 'reviewers')`

const READ = `(c.person_id = :me or exists (select from comment_readings d
  where d.comment_id = c.id and d.person_id = :me and d.read_at is not null))`

/** SQL twin of maySeeComment; test/policy/twins-comments.test.ts keeps the two in step. */
function visible({ db, viewer, workshop }: Reading) {
  const { personId: me, isChair } = viewer
  const lists = {
    conflicted: [...viewer.conflicted],
    assigned: [...viewer.assigned],
    discussed: discussedBy(viewer, workshop.other_reviews),
  }
  return db('comments as c')
    .join('people as w', 'w.id', 'c.person_id')
    .leftJoin('comments as t', 't.id', 'c.thread_id')
    .select<SeenComment[]>('c.*', 'w.name as writer')
    .select(
      db.raw(
        `coalesce(t.person_id, c.person_id) as starter_id, ${READ} as read,
        case when t.id is null then c.reviewer_number else t.reviewer_number end as starter_number`,
        { me },
      ),
    )
    .whereRaw(VISIBLE, { me, isChair, ...lists })
}

/** What was taken back leaves a mark, and not a word. */
const asLeft = (comment: SeenComment): SeenComment =>
  comment.removed_at ? { ...comment, text: '' } : comment

export async function commentsOf(r: Reading, paperId: number): Promise<SeenComment[]> {
  const rows = await visible(r)
    .where('c.paper_id', paperId)
    .orderByRaw('c.written_at, c.thread_id nulls first, c.id')
  return rows.map(asLeft)
}

export const findComment = async (r: Reading, id: string): Promise<SeenComment> =>
  asLeft(found<SeenComment>(await visible(r).where('c.id', id).first()))

export const holdComment = async (w: Writing, id: string): Promise<SeenComment> =>
  asLeft(found<SeenComment>(await visible(w).where('c.id', id).forUpdate('c').first()))

/** The message that begins a thread of this paper, for those who may answer it. */
export const findThread = async (r: Reading, paperId: number, id: string): Promise<SeenComment> =>
  found<SeenComment>(
    await visible(r).where('c.id', id).where('c.paper_id', paperId).whereNull('c.thread_id').first(),
  )

export type DiscussedPaper = {
  id: number
  title: string
  messages: number
  unread: number
  last_at: Temporal.Instant
}

/** Papers of which this viewer reads at least one message, and how many of those are new. */
export async function discussedPapers(r: Reading): Promise<DiscussedPaper[]> {
  const seen = visible(r).whereNull('c.removed_at').as('s')
  return r
    .db(seen)
    .join('papers as p', 'p.id', 's.paper_id')
    .groupBy('p.id')
    .orderByRaw('max(s.written_at) desc, p.id')
    .select<DiscussedPaper[]>('p.id', 'p.title')
    .select(
      r.db.raw(
        `count(*) as messages, count(*) filter (where not s.read) as unread, max(s.written_at) as last_at`,
      ),
    )
}

/** What the viewer has said and may still read. */
export async function ownComments(r: Reading): Promise<object[]> {
  const rows = await visible(r).where('c.person_id', r.viewer.personId).orderBy(['c.written_at', 'c.id'])
  return rows.map(asLeft).map(({ paper_id, audience, text, written_at, removed_at }) => ({
    ...{ paper_id, audience, text, written_at, removed_at },
  }))
}

/** For marks on rows: new messages by paper. */
export async function unreadByPaper(r: Reading): Promise<Map<number, number>> {
  return new Map((await discussedPapers(r)).map(({ id, unread }) => [id, unread]))
}

/** Under which number the viewer reviews the paper now. */
export async function ownNumber({ db, viewer }: Reading, paperId: number): Promise<number | null> {
  if (!viewer.assigned.has(paperId)) return null
  const own = { paper_id: paperId, person_id: viewer.personId }
  return (await db('reviews').where(own).first<{ number: number } | undefined>('number'))?.number ?? null
}

/** The same text by the same person in the same place, as from a double press. */
export const saidLately = (w: Writing, said: Pick<Comment, 'paper_id' | 'thread_id' | 'audience' | 'text'>) =>
  w
    .db<Comment>('comments')
    .where({ ...said, person_id: ownId(w.viewer) })
    .whereNull('removed_at')
    .where('written_at', '>', w.now.subtract({ minutes: 10 }))
    .first()

export async function insertComment(
  w: Writing,
  said: Pick<Comment, 'paper_id' | 'thread_id' | 'audience' | 'text' | 'reviewer_number'>,
): Promise<Comment> {
  const row = { ...said, person_id: ownId(w.viewer), written_at: w.now }
  const [comment] = await w.db
    .with('written', w.db('comments').insert(row).returning('*'))
    .with(
      'kept',
      w.db.raw(`insert into comment_versions (comment_id, version, text, written_at)
        select id, version, text, written_at from written`),
    )
    .from('written')
    .select<Comment[]>('*')
  return found(comment)
}

export async function updateComment(w: Writing, id: string, change: Partial<Comment>): Promise<Comment> {
  const [comment] = await w.db<Comment>('comments').where({ id }).update(change).returning('*')
  return found(comment)
}

/** What readers may have read stays on record. */
export async function keepVersion(w: Writing, { id, version, text }: Comment): Promise<void> {
  await w.db('comment_versions').insert({ comment_id: id, version, text, written_at: w.now })
}

/** Of a message that the caller has found. */
export const versionsOf = ({ db }: Reading, id: string): Promise<CommentVersion[]> =>
  db<CommentVersion>('comment_versions').where({ comment_id: id }).orderBy('version', 'desc')
