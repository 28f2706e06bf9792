// The letters that say what is not done yet: a draft, a review, the reviews of others.
import type { Reading } from '../context.ts'
import { deadlineShown, lengthInWords } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import type { AuthorLine } from '../papers/queries.ts'
import { to } from '../paths.ts'
import type { DueDraft } from './queries.ts'
import type { DueReviews, UnsentReview } from './queries-reviews.ts'

type To = Pick<AuthorLine, 'name' | 'email' | 'person_id'>

const DRAFT = ['name', ...PAPER, 'closes', 'closes.zoned', 'closes.length', 'link.edit'] as const
const REVIEWS = ['name', 'due', 'due.zoned', 'due.length', 'reviews', 'link.reviews'] as const

const draft = letterKind('reminders/mail/draft', 'authors', [...DRAFT, 'missing'])
const completeDraft = letterKind('reminders/mail/complete-draft', 'authors', DRAFT)
const soon = letterKind('reminders/mail/reviews-soon', 'reviewers', REVIEWS, ['reviews'])
const dueNow = letterKind('reminders/mail/reviews-due', 'reviewers', REVIEWS, ['reviews'])
const late = letterKind('reminders/mail/reviews-late', 'reviewers', REVIEWS, ['reviews'])
const missing = letterKind(
  'reminders/mail/missing',
  'chairs',
  ['name', 'due.length', 'late', 'link.assignments'],
  ['late'],
)
export const kinds = [draft, completeDraft, soon, dueNow, late, missing]

export function draftIsOpen(r: Reading, due: DueDraft, author: To, lacks: string[]): Letter {
  const { id, title, closes } = due
  const { aoe, zoned } = deadlineShown(closes, r.workshop.time_zone)
  const about = {
    ...{ name: author.name || author.email, ...named({ id, title }), closes: aoe },
    'closes.zoned': zoned,
    'closes.length': lengthInWords(r.now, closes),
    'link.edit': to.editPaper({ id }),
  }
  const head = {
    to: { personId: author.person_id, name: author.name || author.email, email: author.email },
    papers: [id],
  }
  return lacks.length === 0
    ? letter(completeDraft, { ...head, values: about })
    : letter(draft, { ...head, values: { ...about, missing: lacks.map((words) => ({ words })) } })
}

/** One letter for all that a reviewer has not sent. No number stands outside the list, which is cut for chairs in conflict. */
export function reviewsAreDue(r: Reading, { person, closes, reviews }: DueReviews): Letter {
  const isLate = Temporal.Instant.compare(closes, r.now) <= 0
  const justNow = isLate && Temporal.Instant.compare(closes.add({ hours: 6 }), r.now) > 0
  const { aoe, zoned } = deadlineShown(closes, r.workshop.time_zone)
  return letter(justNow ? dueNow : isLate ? late : soon, {
    to: { personId: person.id, name: person.name, email: person.email },
    values: {
      ...{ name: person.name, due: aoe, 'due.zoned': zoned },
      'due.length': isLate ? lengthInWords(closes, r.now) : lengthInWords(r.now, closes),
      'link.reviews': to.reviews(),
      reviews: reviews.map(({ id, paper_id, title, started }) => ({
        ...{ id: paper_id, words: `"${title}" (paper ${paper_id})`, path: to.review({ id }) },
        more: started ? 'a draft, not sent' : 'not started',
      })),
    },
    papers: papersOf(reviews),
  })
}

/** What is missing of papers that this chair may know of. */
export const reviewsAreMissing = (r: Reading, { person, closes, reviews }: DueReviews): Letter =>
  letter(missing, {
    to: { personId: person.id, name: person.name, email: person.email },
    values: {
      ...{ name: person.name, 'due.length': lengthInWords(closes, r.now) },
      late: reviews.map(({ paper_id: id, title, writer, started }) => ({
        ...{ id, words: `"${title}" (paper ${id})`, path: to.paper({ id }) },
        more: `${writer}, ${started ? 'has a draft' : 'has not started'}`,
      })),
      'link.assignments': to.assignments(),
    },
    papers: papersOf(reviews),
  })

const papersOf = (reviews: UnsentReview[]) => [...new Set(reviews.map(({ paper_id }) => paper_id))]
