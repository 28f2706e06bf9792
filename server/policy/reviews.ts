// May I: reviews. A draft is its writer's alone; others read after their own; authors read what was released.
import type { Workshop } from '../core/tables.ts'
import type { Field } from '../core/tables-fields.ts'
import type { Review, ReviewVersion } from '../core/tables-reviewing.ts'
import { type Deadlines, isLate, reviewingOf } from './deadlines.ts'
import { all, type Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

/**
 * `released`: shown to the authors of the paper; `live`: its writer reviews it now, in good standing; `postponed_until`: the
 * date of this reviewer alone.
 */
export type ReviewFacts = Pick<Review, 'paper_id' | 'person_id' | 'submitted_at' | 'refused_at'> & {
  released: boolean
  /** Its authors respond to reviews now, and read them to do so. */
  responding?: boolean
  live: boolean
  postponed_until: Temporal.Instant | null
}
export type OtherReviews = Workshop['other_reviews']

const isOwn = (viewer: Viewer, review: Pick<ReviewFacts, 'person_id'>) => review.person_id === viewer.personId

/** Whether it exists for this viewer; what of it they may read is mayReadReview and mayReadReviewAnswer. */
export function maySeeReview(viewer: Viewer, review: ReviewFacts, others: OtherReviews): Verdict {
  if (isOwn(viewer, review)) return mayKeep(viewer, review) ? 'yes' : 'hidden'
  if (isChairOf(viewer, review.paper_id)) return 'yes'
  if (viewer.authored.has(review.paper_id)) return isForAuthors(review) ? 'yes' : 'hidden'
  return mayReadPeer(viewer, review, others) ? 'yes' : 'hidden'
}

const isForAuthors = ({ submitted_at, released, responding }: ReviewFacts) =>
  submitted_at !== null && (released || responding === true)

/** A reviewer keeps what they submitted, also after a withdrawal; a draft goes with the assignment. */
const mayKeep = (viewer: Viewer, review: ReviewFacts) =>
  !viewer.conflicted.has(review.paper_id) &&
  review.refused_at === null &&
  (review.live || review.submitted_at !== null)

function mayReadPeer(viewer: Viewer, review: ReviewFacts, others: OtherReviews): boolean {
  if (!review.submitted_at || !review.live) return false
  return maySeeOthers(viewer, review.paper_id, others) === 'yes'
}

/** The other reviews of a paper one reviews: always, after one's own, or never, as the chairs chose. Who weighs them reads them. */
export function maySeeOthers(viewer: Viewer, paperId: number, others: OtherReviews): Verdict {
  if (viewer.weighing.has(paperId)) return 'yes'
  if (others === 'never' || !viewer.assigned.has(paperId)) return 'hidden'
  if (others === 'always' || viewer.reviewed.has(paperId)) return 'yes'
  return { because: 'You read the other reviews after you have submitted yours.' }
}

/** The words and scores, beyond the fact that the review exists: a draft's are its writer's alone. */
export function mayReadReview(viewer: Viewer, review: ReviewFacts, others: OtherReviews): Verdict {
  if (maySeeReview(viewer, review, others) !== 'yes') return 'hidden'
  return (isOwn(viewer, review) && !viewer.watched) || review.submitted_at ? 'yes' : 'hidden'
}

/**
 * The answer to one field: fields for chairs never travel further than their writer and the unconflicted chairs; authors
 * read nothing that is for reviewers, and what waits for the decision not before they know it.
 */
export function mayReadReviewAnswer(
  viewer: Viewer,
  review: ReviewFacts,
  { readers }: Pick<Field, 'readers'>,
  others: OtherReviews,
): Verdict {
  if (mayReadReview(viewer, review, others) !== 'yes') return 'hidden'
  if (isOwn(viewer, review) || isChairOf(viewer, review.paper_id)) return 'yes'
  if (!viewer.authored.has(review.paper_id)) return readers === 'chairs' ? 'hidden' : 'yes'
  return readers === 'authors' || (readers === 'decided' && review.released) ? 'yes' : 'hidden'
}

/** Earlier versions: its writer reads all, chairs those that were submitted; other readers see that it changed, and when. */
export function mayReadVersion(
  viewer: Viewer,
  review: ReviewFacts,
  { is_draft }: Pick<ReviewVersion, 'is_draft'>,
  others: OtherReviews,
): Verdict {
  if (mayReadReview(viewer, review, others) !== 'yes') return 'hidden'
  if (isOwn(viewer, review)) return is_draft && viewer.watched ? 'hidden' : 'yes'
  return isChairOf(viewer, review.paper_id) && !is_draft ? 'yes' : 'hidden'
}

/** What a reviewer keeps while reading is nobody else's, also not for whoever looks on. */
export const mayReadPrivateNotes = (viewer: Viewer, review: ReviewFacts): Verdict =>
  isOwn(viewer, review) && !viewer.watched ? 'yes' : 'hidden'

/** That one has reviewed, to show to others: one's own, and nobody's who only looks on. */
export function mayPrintCertificate(viewer: Viewer, sent: number): Verdict {
  if (viewer.personId === null || viewer.watched) return 'hidden'
  return sent > 0 ? 'yes' : { because: 'You have sent no review yet. A certificate says how many you sent.' }
}

/** Who wrote it: the writer and the unconflicted chairs. */
export function mayKnowReviewer(
  viewer: Viewer,
  review: Pick<ReviewFacts, 'paper_id' | 'person_id'>,
): Verdict {
  return isOwn(viewer, review) || isChairOf(viewer, review.paper_id) ? 'yes' : 'hidden'
}

export function mayEditReview(
  viewer: Viewer,
  review: ReviewFacts,
  deadlines: Deadlines,
  others: OtherReviews,
): Verdict {
  if (maySeeReview(viewer, review, others) !== 'yes') return 'hidden'
  if (!isOwn(viewer, review)) return { because: 'Only its reviewer may change a review.' }
  if (!review.live) return { because: 'You no longer review this paper, so your review stays as it is.' }
  if (review.released && review.submitted_at) {
    return { because: 'This review was sent to the authors, so it stays as it is.' }
  }
  if (review.released)
    return { because: 'Reviewing of this paper is closed, so no review is needed any more.' }
  return stillOpen(deadlines, review)
}

type Dated = Pick<ReviewFacts, 'postponed_until'>

/** A soft deadline marks what is late, a hard one closes. */
export function stillOpen(deadlines: Deadlines, review: Dated): Verdict {
  const window = reviewingOf(deadlines, review)
  if (!window?.hard || !window.over) return 'yes'
  return { because: 'The review deadline has passed. To send a late review, write to the chairs.' }
}

/** Handing the paper back: no deadline keeps a reviewer who cannot write from saying so. */
export const mayRefuseReview = (
  viewer: Viewer,
  review: ReviewFacts,
  deadlines: Deadlines,
  others: OtherReviews,
): Verdict =>
  all(
    mayEditReview(viewer, review, { now: deadlines.now }, others),
    review.submitted_at ? { because: 'You have submitted this review, so you cannot hand it back.' } : 'yes',
  )

export const reviewIsLate = (deadlines: Deadlines, review: Dated) =>
  isLate(reviewingOf(deadlines, review), deadlines.now)
