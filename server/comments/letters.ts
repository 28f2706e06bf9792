// What is written to whom about discussions.
import type { Letter } from '../core/outbox.ts'
import type { Viewer } from '../policy/viewer.ts'
import { mentions } from './mentions.ts'
import { readersOf, writerOf } from './naming.ts'
import type { FreshComment } from './queries-readings.ts'

/** `numbers`: under which this person reviews papers. */
export type Fresh = { viewer: Viewer; news: FreshComment[]; numbers: Map<number, number> }

/** What is new for one person, in one letter. Nothing but the list tells of papers, so that it can be cut for chairs in conflict. */
export function newInDiscussions({ viewer, news, numbers }: Fresh): Letter {
  const { personId, name, email } = viewer
  const papers = [...Map.groupBy(news, ({ paper_id }) => paper_id)].map(([id, comments]) => ({
    id,
    title: comments[0]?.title ?? '',
    comments: comments.map((comment) => ({
      ...writerOf(viewer, comment),
      readers: readersOf(viewer, comment).words,
      mentioned: mentions(comment.text, numbers.get(id) ?? null),
      text: comment.text,
    })),
  }))
  return {
    to: { personId, name, email },
    subject: 'New in your discussions',
    view: 'comments/mail/digest',
    model: { name, papers },
    papers: papers.map(({ id }) => id),
  }
}
