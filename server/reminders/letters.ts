// The letters that say what is not done yet: a draft, a review, the reviews of others.
import type { Reading } from '../context.ts'
import { deadlineShown, lengthInWords } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { AuthorLine } from '../papers/queries.ts'
import type { DueDraft } from './queries.ts'
import type { DueReviews, UnsentReview } from './queries-reviews.ts'

type To = Pick<AuthorLine, 'name' | 'email' | 'person_id'>

export function draftIsOpen(r: Reading, draft: DueDraft, to: To, missing: string[]): Letter {
  const { id, title, closes } = draft
  const left = lengthInWords(r.now, closes)
  const { aoe, zoned } = deadlineShown(closes, r.workshop.time_zone)
  return {
    to: { personId: to.person_id, name: to.name || to.email, email: to.email },
    subject: `Not submitted yet, ${left} left: "${title}" (paper ${id})`,
    view: 'reminders/mail/draft',
    model: { name: to.name || to.email, paper: { id, title }, left, closes: { aoe, zoned }, missing },
    papers: [id],
  }
}

/** One letter for all that a reviewer has not sent. No number stands outside the list, which is cut for chairs in conflict. */
export function reviewsAreDue(r: Reading, { person, closes, reviews }: DueReviews): Letter {
  const late = Temporal.Instant.compare(closes, r.now) <= 0
  const justNow = late && Temporal.Instant.compare(closes.add({ hours: 6 }), r.now) > 0
  const length = late ? lengthInWords(closes, r.now) : lengthInWords(r.now, closes)
  const { aoe, zoned } = deadlineShown(closes, r.workshop.time_zone)
  return {
    to: { personId: person.id, name: person.name, email: person.email },
    subject: `Reviews ${justNow ? 'due now' : late ? `late by ${length}` : `due in ${length}`}`,
    view: 'reminders/mail/reviews',
    model: { name: person.name, late, justNow, length, closes: { aoe, zoned }, papers: reviews.map(listed) },
    papers: papersOf(reviews),
  }
}

/** What is missing of papers that this chair may know of. */
export function reviewsAreMissing(r: Reading, { person, closes, reviews }: DueReviews): Letter {
  const length = lengthInWords(closes, r.now)
  return {
    to: { personId: person.id, name: person.name, email: person.email },
    subject: `Reviews are missing, ${length} after they were due`,
    view: 'reminders/mail/missing',
    model: { name: person.name, length, papers: reviews.map(listed) },
    papers: papersOf(reviews),
  }
}

const papersOf = (reviews: UnsentReview[]) => [...new Set(reviews.map(({ paper_id }) => paper_id))]

const listed = ({ id: review, paper_id: id, title, writer, started }: UnsentReview) => ({
  ...{ id, title },
  ...{ review, writer, started },
})
