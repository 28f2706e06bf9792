// What is written to whom about reviews.
import type { Letter } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import type { SeenReview } from './queries.ts'

/** A paper was handed back: the chairs have to find another reviewer. */
export const reviewRefused = (review: SeenReview, chair: Person): Letter => ({
  to: { personId: chair.id, name: chair.name, email: chair.email },
  subject: `Find another reviewer: "${review.paper.title}" (paper ${review.paper_id})`,
  view: 'reviews/mail/refused',
  model: {
    chair: chair.name,
    reviewer: review.reviewer.name,
    paper: review.paper,
    reason: review.refusal_reason,
  },
  papers: [review.paper_id],
})
