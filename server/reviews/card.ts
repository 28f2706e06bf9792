// One review as this viewer may read it: whatever they may not know is not in it.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { Pill } from '../core/pill.ts'
import type { Field } from '../core/tables-fields.ts'
import { mayKnowReviewer, mayReadReview, mayReadReviewAnswer, maySeeReview } from '../policy/reviews.ts'
import { yes } from '../policy/verdict.ts'
import { isChairOf, judges } from '../policy/viewer.ts'
import { answersOf } from './answers.ts'
import type { SeenReview } from './queries.ts'
import { type AnswersRead, answersRead } from './readable.ts'

/** The model of views/reviews/_card.ejs. */
export type ReviewCard = {
  id: string
  label: string
  own: boolean
  reviewer: string | null
  state: Pill
  submitted: TimeShown | null
  changed: TimeShown | null
  touched: TimeShown | null
  read: AnswersRead | null
  talk: boolean
  refusal: string | null
}

function stateOf({ submitted_at, refused_at, saved_at }: SeenReview): Pill {
  if (submitted_at) return { tone: 'ok', text: 'Submitted' }
  if (refused_at) return { tone: 'bad', text: 'Handed back' }
  return saved_at ? { tone: 'warn', text: 'Draft, not submitted' } : { tone: 'outline', text: 'Not started' }
}

const isAfter = (a: Temporal.Instant | null, b: Temporal.Instant | null) =>
  a !== null && b !== null && Temporal.Instant.compare(a, b) > 0

type Looking = Pick<Reading, 'viewer' | 'workshop'>

/** `fields`: all that the form has or had. */
export function cardOf(
  { viewer, workshop }: Looking,
  review: SeenReview,
  fields: Field[],
): ReviewCard | null {
  const others = workshop.other_reviews
  if (!yes(maySeeReview(viewer, review, others))) return null
  const { submitted_at, saved_at, refused_at } = review
  const time = (instant: Temporal.Instant | null) => (instant ? shown(instant, workshop.time_zone) : null)
  const knowsWriter = yes(mayKnowReviewer(viewer, review))
  const own = review.person_id === viewer.personId
  const readable = fields.filter((field) => yes(mayReadReviewAnswer(viewer, review, field, others)))
  const readers = own || isChairOf(viewer, review.paper_id)
  const told = { readers, past: readers || judges(viewer, review.paper_id) }
  return {
    id: review.id,
    label: `Reviewer ${review.number}`,
    own,
    reviewer: knowsWriter ? review.reviewer.name : null,
    state: stateOf(review),
    submitted: time(submitted_at),
    changed: isAfter(saved_at, submitted_at) ? time(saved_at) : null,
    touched: submitted_at ? null : time(refused_at ?? saved_at),
    read: yes(mayReadReview(viewer, review, others))
      ? answersRead(fields, new Set(readable), answersOf(review, fields), told)
      : null,
    talk: review.fit_for_talk && readable.some(({ key }) => key === 'fit_for_talk'),
    refusal: knowsWriter ? review.refusal_reason : null,
  }
}
