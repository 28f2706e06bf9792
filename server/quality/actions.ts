// A chair says how useful a review is.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { mayRateReview } from '../policy/quality.ts'
import { must } from '../policy/verdict.ts'
import { holdReview, type SeenReview } from '../reviews/queries.ts'
import { putRating } from './queries.ts'

export async function rateReview(w: Writing, id: string, rating: 1 | 2 | 3): Promise<SeenReview> {
  const review = await holdReview(w, id)
  must(mayRateReview(w.viewer, review))
  await putRating(w, review, rating)
  await record(w, 'review.rated', {
    paperId: review.paper_id,
    subject: `Review ${review.number}`,
    details: { rating },
  })
  return review
}
