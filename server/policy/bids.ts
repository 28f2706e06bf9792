// May I: bids. A bid is known to whoever made it and to unconflicted chairs; nobody bids on, or reads of, a paper in conflict.
import type { Conflict } from '../core/tables-conflicts.ts'
import type { Deadlines } from './deadlines.ts'
import { type InReviewFacts, isInReview } from './papers.ts'
import { chairsOnly, type Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

/** Who has bid, and how much: for chairs, without the papers of their own conflicts. */
export const maySeeBidding = chairsOnly

export function maySeeBid(viewer: Viewer, bid: { paper_id: number; person_id: number }): Verdict {
  if (viewer.conflicted.has(bid.paper_id)) return 'hidden'
  return isChairOf(viewer, bid.paper_id) || viewer.personId === bid.person_id ? 'yes' : 'hidden'
}

/** The list of papers, without authors and files. */
export const mayHoldBids = (viewer: Viewer): Verdict => (viewer.isReviewer ? 'yes' : 'hidden')

/** Whether the list can be read and answered now. */
export function mayBidNow(viewer: Viewer, { bidding }: Deadlines): Verdict {
  if (!viewer.isReviewer) return 'hidden'
  if (!bidding) return { because: 'This workshop holds no bidding. Your topics and papers speak for you.' }
  if (bidding.open) return 'yes'
  return {
    because: bidding.over
      ? 'Bidding is closed. To change a bid now, write to the chairs.'
      : 'Bidding is not open yet.',
  }
}

/** A paper in conflict, a draft and a withdrawn one are as if they were not there. */
export function mayBid(viewer: Viewer, paper: InReviewFacts, deadlines: Deadlines): Verdict {
  if (viewer.conflicted.has(paper.id) || !isInReview(paper)) return 'hidden'
  return mayBidNow(viewer, deadlines)
}

/** One's own word, until a chair has confirmed it or bidding has closed. */
export function mayTakeBackOwnConflict(
  viewer: Viewer,
  conflict: Pick<Conflict, 'declared_by' | 'declared_as' | 'confirmed_at'>,
  deadlines: Deadlines,
): Verdict {
  if (conflict.declared_by !== viewer.personId || conflict.declared_as !== 'reviewer') return 'hidden'
  if (conflict.confirmed_at)
    return { because: 'The chairs have confirmed this conflict. Write to them to have it removed.' }
  return mayBidNow(viewer, deadlines)
}
