// One message as this viewer may read it: whatever they may not know is not in it.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { mayChangeComment, maySeeReadings } from '../policy/comments.ts'
import type { PaperFacts } from '../policy/papers.ts'
import { type Verdict, yes } from '../policy/verdict.ts'
import { mentions } from './mentions.ts'
import { writerOf } from './naming.ts'
import type { SeenComment } from './queries.ts'
import type { Reader } from './queries-readings.ts'

/** The model of views/comments/_message.ejs. */
export type Written = {
  id: string
  who: string
  name: string | null
  own: boolean
  byChair: boolean
  /** null: it was taken back. */
  text: string | null
  written: TimeShown
  changed: TimeShown | null
  removed: TimeShown | null
  unread: boolean
  mentioned: boolean
  /** For chairs without a conflict. */
  seenBy: string[] | null
  mayChange: boolean
}

export const mayChange = (
  { viewer, deadlines, workshop }: Reading,
  comment: SeenComment,
  paper: PaperFacts,
): Verdict => mayChangeComment(viewer, comment, paper, deadlines, workshop.other_reviews)

const readerInWords = ({ number, name }: Reader) => (number === null ? name : `Reviewer ${number}`)

/** `number`: under which the viewer reviews the paper; `readers`: of all its messages, for those who may know. */
export function written(
  r: Reading,
  comment: SeenComment,
  paper: PaperFacts,
  { number, readers }: { number: number | null; readers: Reader[] },
): Written {
  const time = (instant: Temporal.Instant) => shown(instant, r.workshop.time_zone)
  const { id, removed_at, changed_at, read, text } = comment
  const isHere = removed_at === null
  const seen = readers.filter((reader) => reader.comment_id === id).map(readerInWords)
  return {
    id,
    ...writerOf(r.viewer, comment),
    byChair: comment.reviewer_number === null,
    text: isHere ? text : null,
    written: time(comment.written_at),
    changed: isHere && changed_at ? time(changed_at) : null,
    removed: removed_at ? time(removed_at) : null,
    unread: isHere && !read,
    mentioned: isHere && mentions(text, number),
    seenBy: isHere && yes(maySeeReadings(r.viewer, comment.paper_id)) ? seen : null,
    mayChange: yes(mayChange(r, comment, paper)),
  }
}
