// What can happen to a discussion: something is said, changed, taken back, read; and letters tell of what is new.
import { viewersOf, type Writing } from '../context.ts'
import { clockTime } from '../core/dates.ts'
import { Stale } from '../core/errors.ts'
import { type Entry, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import { enqueue } from '../core/queue.ts'
import type { Comment } from '../core/tables-comments.ts'
import { findPaper, holdPaper } from '../papers/queries.ts'
import {
  type Audience,
  mayChangeComment,
  mayComment,
  maySeeComment,
  mayTakePart,
} from '../policy/comments.ts'
import { must, yes } from '../policy/verdict.ts'
import { isChairOf, ownId, type Viewer } from '../policy/viewer.ts'
import { namesDoubted, namesSaid } from '../reviews/names.ts'
import type { Change, Saying } from './form.ts'
import { type Fresh, newInDiscussions } from './letters.ts'
import { mentions } from './mentions.ts'
import {
  commentsOf,
  findThread,
  holdComment,
  insertComment,
  keepVersion,
  ownNumber,
  type SeenComment,
  saidLately,
  updateComment,
} from './queries.ts'
import {
  claimLetters,
  type FreshComment,
  freshComments,
  markRead,
  markTold,
  putWish,
  reachable,
  readingsOf,
  seatsOf,
} from './queries-readings.ts'

const lineOf = (comment: Pick<Comment, 'paper_id' | 'audience' | 'reviewer_number'>) => ({
  paperId: comment.paper_id,
  subject: comment.reviewer_number === null ? 'A chair' : `Reviewer ${comment.reviewer_number}`,
  details: { readers: comment.audience === 'chairs' ? 'chairs' : 'reviewers and chairs' },
})

/** Names that readers must not connect with a reviewer; chairs know them anyway. */
async function obstacles(w: Writing, text: string, audience: Audience, areFine: boolean) {
  return namesDoubted(areFine || audience === 'chairs' ? [] : await namesSaid(w, text), 'Discussions')
}

/** An answer is for the readers of what it answers. */
export async function say(w: Writing, paperId: number, saying: Saying): Promise<Entry<Comment>> {
  const paper = await holdPaper(w, paperId)
  must(mayTakePart(w.viewer, paperId))
  const thread = saying.thread ? await findThread(w, paperId, saying.thread) : null
  const audience = thread?.audience ?? saying.audience
  if (!audience) return fault({ audience: 'Choose who reads this.' }, saying)
  must(mayComment(w.viewer, paper, audience, w.deadlines, w.workshop.other_reviews))
  const { problems, doubts } = await obstacles(w, saying.text, audience, saying.names_are_fine)
  if (Object.keys(problems).length > 0) return fault(problems, saying, doubts)
  const said = { paper_id: paperId, thread_id: thread?.id ?? null, audience, text: saying.text }
  const before = await saidLately(w, said)
  if (before) return { ok: true, value: before }
  const comment = await insertComment(w, { ...said, reviewer_number: await ownNumber(w, paperId) })
  await record(w, 'comment.written', lineOf(comment))
  await enqueue(w, 'comments.tell', {})
  return { ok: true, value: comment }
}

async function held(w: Writing, id: string): Promise<SeenComment> {
  const comment = await holdComment(w, id)
  const paper = await holdPaper(w, comment.paper_id)
  must(mayChangeComment(w.viewer, comment, paper, w.deadlines, w.workshop.other_reviews))
  return comment
}

function overtaken(w: Writing, { text, version, changed_at, written_at }: SeenComment): Stale {
  const time = clockTime(changed_at ?? written_at, w.workshop.time_zone)
  return new Stale(
    `This message changed in another tab, at ${time}. Both versions stand here.`,
    { text },
    { version },
  )
}

export async function changeComment(w: Writing, id: string, change: Change): Promise<Entry<Comment>> {
  const comment = await held(w, id)
  if (change.text === comment.text) return { ok: true, value: comment }
  if (change.version !== comment.version) throw overtaken(w, comment)
  const { problems, doubts } = await obstacles(w, change.text, comment.audience, change.names_are_fine)
  if (Object.keys(problems).length > 0) return fault(problems, change, doubts)
  const version = comment.version + 1
  const changed = await updateComment(w, id, { text: change.text, version, changed_at: w.now })
  await keepVersion(w, changed)
  await record(w, 'comment.changed', lineOf(changed))
  return { ok: true, value: changed }
}

/** A mark stays, so that answers still answer something. */
export async function removeComment(w: Writing, id: string): Promise<Comment> {
  const comment = await held(w, id)
  const removed = await updateComment(w, id, { removed_at: w.now })
  await record(w, 'comment.removed', lineOf(comment))
  return removed
}

/** Reading is no act for the journal. */
export async function readComments(w: Writing, paperId: number, ids: string[]): Promise<void> {
  await findPaper(w, paperId)
  must(mayTakePart(w.viewer, paperId))
  const asked = new Set(ids)
  const unread = (await commentsOf(w, paperId)).filter(({ id, read }) => !read && asked.has(id))
  await markRead(
    w,
    unread.map(({ id }) => id),
  )
}

/** Open to everybody for their own letters, like a preference, of which the journal does not speak. */
export async function wishLetters(w: Writing, wanted: boolean): Promise<void> {
  await putWish(w, wanted)
}

/** Reviewers hear of everything; chairs of what is for them: their mention, what is for chairs, answers to what they began. */
const isFor = (viewer: Viewer, comment: FreshComment) =>
  !isChairOf(viewer, comment.paper_id) ||
  viewer.assigned.has(comment.paper_id) ||
  comment.audience === 'chairs' ||
  comment.starter_id === viewer.personId ||
  mentions(comment.text, null)

async function newsFor(w: Writing, comments: FreshComment[]): Promise<Fresh[]> {
  const papers = [...new Set(comments.map(({ paper_id }) => paper_id))]
  const ids = comments.map(({ id }) => id)
  const [viewers, seats] = [await viewersOf(w.db, await reachable(w, papers)), await seatsOf(w, papers)]
  const reached = (await readingsOf(w, ids)).map(({ comment_id, person_id }) => `${comment_id} ${person_id}`)
  const known = new Set(reached)
  const others = w.workshop.other_reviews
  return viewers.flatMap((viewer) => {
    const { personId } = viewer
    const news = comments
      .filter(({ id, person_id }) => person_id !== personId && !known.has(`${id} ${personId}`))
      .filter((one) => yes(maySeeComment(viewer, one, others)) && isFor(viewer, one))
    const own = seats.filter(({ person_id }) => person_id === personId)
    const numbers = new Map(own.map(({ paper_id, number }) => [paper_id, number]))
    return news.length > 0 ? [{ viewer, news, numbers }] : []
  })
}

/**
 * One letter to each who has not read what is new and had none within the hour. Who may read what is asked now, not when
 * it was said. Open to the schedule and the queue alone; the journal has a line for what was said, and none for letters.
 */
export async function tellOfComments(w: Writing): Promise<void> {
  const comments = await freshComments(w)
  if (comments.length === 0) return
  const due = await newsFor(w, comments)
  const idOf = ({ viewer }: Fresh) => ownId(viewer)
  const claimed = await claimLetters(w, due.map(idOf))
  const told = due.filter((fresh) => claimed.has(idOf(fresh)))
  await markTold(
    w,
    told.flatMap((fresh) => fresh.news.map(({ id }) => ({ comment_id: id, person_id: idOf(fresh) }))),
  )
  await sendAll(w, told.map(newInDiscussions))
}
