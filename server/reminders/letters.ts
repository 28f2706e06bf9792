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

const several = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`

/** One letter for all that a reviewer has not sent. */
export function reviewsAreDue(r: Reading, { person, closes, reviews }: DueReviews): Letter {
  const late = Temporal.Instant.compare(closes, r.now) <= 0
  const justNow = late && Temporal.Instant.compare(closes.add({ hours: 6 }), r.now) > 0
  const length = late ? lengthInWords(closes, r.now) : lengthInWords(r.now, closes)
  const { aoe, zoned } = deadlineShown(closes, r.workshop.time_zone)
  const count = several(reviews.length, 'review', 'reviews')
  return {
    to: { personId: person.id, name: person.name, email: person.email },
    subject: `${count} ${justNow ? 'due now' : late ? `late by ${length}` : `due in ${length}`}`,
    view: 'reminders/mail/reviews',
    model: {
      name: person.name,
      late,
      justNow,
      length,
      closes: { aoe, zoned },
      reviews: reviews.map(forWriter),
    },
    papers: [...new Set(reviews.map(({ paper_id }) => paper_id))],
  }
}

const forWriter = ({ id, paper_id, title, started }: UnsentReview) => ({
  id,
  paper: { id: paper_id, title },
  started,
})

/** What is missing of papers that this chair may know of. */
export function reviewsAreMissing(r: Reading, { person, closes, reviews }: DueReviews): Letter {
  const length = lengthInWords(closes, r.now)
  const missing = reviews.map(({ paper_id, title, writer, started }) => ({
    paper: { id: paper_id, title },
    writer,
    started,
  }))
  return {
    to: { personId: person.id, name: person.name, email: person.email },
    subject: `${several(reviews.length, 'review is', 'reviews are')} missing, ${length} after they were due`,
    view: 'reminders/mail/missing',
    model: { name: person.name, length, missing },
    papers: [...new Set(reviews.map(({ paper_id }) => paper_id))],
  }
}
