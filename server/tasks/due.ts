// When a review is due for its reviewer, and how it stands.
import type { Reading } from '../context.ts'
import { countdown, deadlineShown, lengthInWords, type TimeShown } from '../core/dates.ts'
import type { Pill } from '../core/pill.ts'
import type { Review } from '../core/tables-reviewing.ts'
import { reviewingOf } from '../policy/deadlines.ts'
import { reviewIsLate } from '../policy/reviews.ts'

export type Due = { words: string; late: boolean; own: boolean; time: TimeShown }
/** "3 d 4 h", and less than a day or whole days in words. */
function leftInWords(now: Temporal.Instant, until: Temporal.Instant): string {
  const { days, hours } = countdown(now, until)
  return days > 0 && hours > 0 ? `${days} d ${hours} h` : lengthInWords(now, until)
}

/** `own`: it is not the date that holds for everybody. */
export function dueOf(
  { deadlines, now, workshop }: Reading,
  review: { postponed_until: Temporal.Instant | null },
): Due | null {
  const closes = reviewingOf(deadlines, review)?.closesAt
  if (!closes) return null
  const late = reviewIsLate(deadlines, review)
  return {
    words: late ? `${lengthInWords(closes, now)} late` : `due in ${leftInWords(now, closes)}`,
    late,
    own: closes !== deadlines.review?.closesAt,
    time: deadlineShown(closes, workshop.time_zone),
  }
}

type Stands = Pick<Review, 'submitted_at' | 'saved_at'>

/** `since`: what is asked now and has no answer in what was sent. */
export function stateOfMine(review: Stands, due: Due | null, accepted = false, since: string[] = []): Pill {
  if (review.submitted_at)
    return since.length > 0 ? { tone: 'warn', text: 'Sent, asked for more' } : { tone: 'ok', text: 'Sent' }
  const begun = review.saved_at !== null
  const text = begun ? 'Draft' : accepted ? 'Taken on' : 'Not started'
  if (due?.late) return { tone: 'bad', text: `${text}, late` }
  return { tone: begun ? 'warn' : 'outline', text }
}
