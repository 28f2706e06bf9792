// May I: what the reviews look like beside each other, and how good a chair finds one. For chairs, without their conflicts.
import type { ReviewFacts } from './reviews.ts'
import { chairsOnly, type Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

export const maySeeQuality = chairsOnly

/** To those who review a paper, or wrote it: for chairs without a conflict with it. */
export const mayWriteAboutReviews = (viewer: Viewer, paperId: number): Verdict =>
  isChairOf(viewer, paperId) ? 'yes' : 'hidden'

/** Never told to its writer: it is for the next workshop's choice of reviewers. */
export function mayRateReview(
  viewer: Viewer,
  review: Pick<ReviewFacts, 'paper_id' | 'person_id' | 'submitted_at'>,
): Verdict {
  if (!isChairOf(viewer, review.paper_id)) return 'hidden'
  if (review.person_id === viewer.personId) return { because: 'Another chair rates what you have written.' }
  return review.submitted_at ? 'yes' : { because: 'A review can be rated once it was sent.' }
}
