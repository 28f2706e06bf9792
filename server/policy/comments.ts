// May I: the discussion of a paper. For reviewers who may read its reviews, and chairs; beside it, what is for chairs alone.
import type { Comment } from '../core/tables-comments.ts'
import { type Deadlines, stageNow } from './deadlines.ts'
import { type InReviewFacts, isInReview } from './papers.ts'
import { maySeeOthers, type OtherReviews } from './reviews.ts'
import { all, type Verdict } from './verdict.ts'
import { isChairOf, judgedBy, reviews, type Viewer } from './viewer.ts'

export type Audience = Comment['audience']

/** `starter_id`: who began its thread. */
export type CommentFacts = Pick<Comment, 'paper_id' | 'person_id' | 'audience' | 'removed_at'> & {
  starter_id: number
}

/** For the meta-review; nothing is said by it. */
const weighsIt = (viewer: Viewer, paperId: number) =>
  viewer.weighing.has(paperId) && !viewer.conflicted.has(paperId)

/** Whether there is anything for this viewer at all: whoever reviews the paper may write to its chairs. */
export const mayTakePart = (viewer: Viewer, paperId: number): Verdict =>
  isChairOf(viewer, paperId) || reviews(viewer, paperId) || weighsIt(viewer, paperId) ? 'yes' : 'hidden'

/** What reviewers say to each other. */
export function mayDiscuss(viewer: Viewer, paperId: number, others: OtherReviews): Verdict {
  if (isChairOf(viewer, paperId) || weighsIt(viewer, paperId)) return 'yes'
  if (!reviews(viewer, paperId)) return 'hidden'
  const read = maySeeOthers(viewer, paperId, others)
  return typeof read === 'string'
    ? read
    : { because: 'You join the discussion once you have submitted your review.' }
}

/** Where a reviewer may join in. */
export const discussedBy = (viewer: Viewer, others: OtherReviews): number[] =>
  judgedBy(viewer).filter((id) => mayDiscuss(viewer, id, others) === 'yes')

export function maySeeComment(viewer: Viewer, comment: CommentFacts, others: OtherReviews): Verdict {
  const { paper_id, audience, starter_id } = comment
  if (isChairOf(viewer, paper_id)) return 'yes'
  if (audience === 'chairs')
    return reviews(viewer, paper_id) && starter_id === viewer.personId ? 'yes' : 'hidden'
  return mayDiscuss(viewer, paper_id, others) === 'yes' ? 'yes' : 'hidden'
}

/** Who of the reviewers has read what. */
export const maySeeReadings = (viewer: Viewer, paperId: number): Verdict =>
  isChairOf(viewer, paperId) ? 'yes' : 'hidden'

/** Until the discussion ends; without one on the timeline, until reviews are due. */
function discussionOpen({ review, discussion }: Deadlines): Verdict {
  return (discussion ?? review)?.over
    ? { because: 'The discussion is closed. What was said can still be read.' }
    : 'yes'
}

/** It is the stage in which reviewers talk, and this review is there to be talked about. */
export const isDiscussed = (deadlines: Deadlines, review: { submitted_at: Temporal.Instant | null }) =>
  review.submitted_at !== null && stageNow(deadlines) === 'discussion'

const stillReviewed = (paper: InReviewFacts): Verdict =>
  isInReview(paper)
    ? 'yes'
    : { because: 'This paper is not in review, so nothing more can be said about it.' }

const ONLY_READS = { because: 'You read the discussion. What you make of it stands in your meta-review.' }

export const mayComment = (
  viewer: Viewer,
  paper: InReviewFacts,
  audience: Audience,
  deadlines: Deadlines,
  others: OtherReviews,
): Verdict =>
  all(
    mayTakePart(viewer, paper.id),
    isChairOf(viewer, paper.id) || reviews(viewer, paper.id) ? 'yes' : ONLY_READS,
    audience === 'chairs' ? 'yes' : mayDiscuss(viewer, paper.id, others),
    stillReviewed(paper),
    discussionOpen(deadlines),
  )

/** Also taking it back. */
export function mayChangeComment(
  viewer: Viewer,
  comment: CommentFacts,
  paper: InReviewFacts,
  deadlines: Deadlines,
  others: OtherReviews,
): Verdict {
  if (maySeeComment(viewer, comment, others) !== 'yes') return 'hidden'
  if (comment.person_id !== viewer.personId) return { because: 'Only its writer may change a message.' }
  if (comment.removed_at) return { because: 'This message was removed, so it stays as it is.' }
  return all(stillReviewed(paper), discussionOpen(deadlines))
}
