// The discussion of a paper as this viewer may read it and join in.
import type { Reading } from '../context.ts'
import { deadlineShown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { mayComment, mayDiscuss, maySeeReadings, mayTakePart } from '../policy/comments.ts'
import type { PaperFacts } from '../policy/papers.ts'
import { because, type Verdict, yes } from '../policy/verdict.ts'
import { isChairOf } from '../policy/viewer.ts'
import { reviewsOfPaper } from '../reviews/queries.ts'
import { type ArrivalsPage, markOf } from './arrivals.ts'
import { type Composer, composerFor } from './composer.ts'
import { CHAIRS, mentionOf } from './mentions.ts'
import { type Written, written } from './message.ts'
import { readersOf as audienceOf, type ReadersShown } from './naming.ts'
import { commentsOf, ownNumber, type SeenComment } from './queries.ts'
import { type Reader, readersOf } from './queries-readings.ts'

type ThreadShown = { id: string; readers: ReadersShown; messages: Written[]; answer: Composer | null }

/** The model of views/comments/_discussion.ejs. */
export type Discussion = {
  paper: { id: number }
  threads: ThreadShown[]
  unread: string[]
  /** null where nothing more can be said, so nothing comes. */
  arrivals: ArrivalsPage['arrivals'] | null
  begin: Composer | null
  /** Why nothing, or not everything, can be said. */
  closed: string | null
  until: TimeShown | null
  entry: Fault | null
}

/** Whom one may name: reviewers who take part, as far as this viewer knows of them, and the chairs. */
async function mentionable(r: Reading, paperId: number): Promise<string[]> {
  const reviews = await reviewsOfPaper(r, paperId)
  const live = reviews.filter((review) => review.live && review.person_id !== r.viewer.personId)
  const joined = live.filter(({ submitted_at }) => submitted_at || r.workshop.other_reviews === 'always')
  return [...joined.map(({ number }) => mentionOf(number)), CHAIRS]
}

type Known = { number: number | null; readers: Reader[]; mentions: string[]; entry: Fault | null }

function threadsOf(r: Reading, comments: SeenComment[], paper: PaperFacts, known: Known): ThreadShown[] {
  const { number, readers, mentions, entry } = known
  const by = Map.groupBy(comments, ({ id, thread_id }) => thread_id ?? id)
  return [...by].flatMap(([id, thread]): ThreadShown[] => {
    const [first] = thread
    if (!first || thread.every(({ removed_at }) => removed_at)) return []
    const may = mayComment(r.viewer, paper, first.audience, r.deadlines, r.workshop.other_reviews)
    const audience = audienceOf(r.viewer, first)
    return [
      {
        id,
        readers: audience,
        messages: thread.map((one) => written(r, one, paper, { number, readers })),
        answer: yes(may)
          ? composerFor({ thread: id, readers: audience, choices: [], mentions, entry })
          : null,
      },
    ]
  })
}

const begins = (verdict: Verdict, value: 'reviewers' | 'chairs', isChair: boolean) => {
  const readers = isChair
    ? { words: 'Chairs only', chairsOnly: true }
    : { words: 'Chairs and you only', chairsOnly: true }
  return yes(verdict)
    ? [{ value, ...(value === 'chairs' ? readers : { words: 'Reviewers and chairs', chairsOnly: false }) }]
    : []
}

/** null where this viewer has no part in it. */
export async function discussionOf(
  r: Reading,
  paper: PaperFacts,
  entry: Fault | null = null,
): Promise<Discussion | null> {
  const { viewer, deadlines, workshop } = r
  const others = workshop.other_reviews
  if (!yes(mayTakePart(viewer, paper.id))) return null
  const mayKnow = yes(maySeeReadings(viewer, paper.id))
  const [comments, number, mentions, readers] = await Promise.all([
    commentsOf(r, paper.id),
    ownNumber(r, paper.id),
    mentionable(r, paper.id),
    mayKnow ? readersOf(r, paper.id) : [],
  ])
  const all = mayComment(viewer, paper, 'reviewers', deadlines, others)
  const chairs = mayComment(viewer, paper, 'chairs', deadlines, others)
  const isChair = isChairOf(viewer, paper.id) && number === null
  const choices = [...begins(all, 'reviewers', isChair), ...begins(chairs, 'chairs', isChair)]
  const closes = (deadlines.discussion ?? deadlines.review)?.closesAt
  return {
    paper: { id: paper.id },
    threads: threadsOf(r, comments, paper, { number, readers, mentions, entry }),
    unread: comments.filter(({ read, removed_at }) => !read && !removed_at).map(({ id }) => id),
    arrivals: choices.length > 0 ? { seen: markOf(comments), told: markOf(comments), words: null } : null,
    begin: choices.length > 0 ? composerFor({ thread: '', readers: null, choices, mentions, entry }) : null,
    closed: because(all) ?? (yes(mayDiscuss(viewer, paper.id, others)) ? because(chairs) : null),
    until: closes && choices.length > 0 ? deadlineShown(closes, workshop.time_zone) : null,
    entry,
  }
}

const messageForPrograms = ({ id, who, name, own, text, written, changed, removed }: Written) => ({
  ...{ id, who, name, own, text },
  written_at: written.iso,
  changed_at: changed?.iso ?? null,
  removed_at: removed?.iso ?? null,
})

export const discussionForPrograms = ({ threads }: Discussion) => ({
  threads: threads.map(({ readers, messages }) => ({
    readers: readers.words,
    messages: messages.map(messageForPrograms),
  })),
})
