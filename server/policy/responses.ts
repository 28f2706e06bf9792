// May I: responses of authors to reviews. Drafted by contacts, read by others once sent, written while their window is open.
import type { Response } from '../core/tables-responses.ts'
import type { Deadlines } from './deadlines.ts'
import { type InReviewFacts, isInReview } from './papers.ts'
import type { OtherReviews } from './reviews.ts'
import { all, type Verdict } from './verdict.ts'
import { isChairOf, judges, type Viewer } from './viewer.ts'

/** Authors read their reviews for as long as they may answer them. */
export const authorsRespondNow = ({ response }: Deadlines) => response?.open === true

const open = ({ response: window }: Deadlines): Verdict => {
  if (window?.open) return 'yes'
  return window?.over
    ? { because: 'The time for responses is over. To say something now, write to the chairs.' }
    : { because: 'Responses are not asked for yet.' }
}

export function mayRespond(viewer: Viewer, paper: InReviewFacts, deadlines: Deadlines): Verdict {
  if (!viewer.authored.has(paper.id) || !deadlines.response) return 'hidden'
  const contact: Verdict = viewer.contactOf.has(paper.id)
    ? 'yes'
    : { because: 'Only contacts among the authors may write the response. Ask one of them.' }
  const inReview: Verdict = isInReview(paper)
    ? 'yes'
    : { because: 'This paper is not in review, so there is nothing to answer.' }
  return all(inReview, open(deadlines), contact)
}

/** `reviewer_id`: whose review it answers. */
export type ResponseFacts = Pick<Response, 'paper_id' | 'sent_at'> & { reviewer_id: number | null }

/** Its draft is the contacts' alone. */
export const mayReadDraft = (viewer: Viewer, { paper_id }: Pick<ResponseFacts, 'paper_id'>): Verdict =>
  viewer.contactOf.has(paper_id) && !viewer.watched ? 'yes' : 'hidden'

/** What was sent: authors, unconflicted chairs, and reviewers, as far as it does not tell them of reviews that they may not read. */
export function mayReadResponse(viewer: Viewer, response: ResponseFacts, others: OtherReviews): Verdict {
  const { paper_id, sent_at, reviewer_id } = response
  if (sent_at === null) return 'hidden'
  if (viewer.authored.has(paper_id) || isChairOf(viewer, paper_id)) return 'yes'
  if (!judges(viewer, paper_id) || viewer.conflicted.has(paper_id)) return 'hidden'
  if (viewer.weighing.has(paper_id)) return 'yes'
  if (reviewer_id === viewer.personId) return 'yes'
  const reads = viewer.reviewed.has(paper_id)
    ? others !== 'never' || reviewer_id === null
    : others === 'always'
  return reads ? 'yes' : 'hidden'
}
