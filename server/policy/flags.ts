// May I: flags on a paper. Its reviewers and chairs raise them; whoever raised one and the unconflicted chairs read it.
import type { Flag } from '../core/tables-flags.ts'
import { type InReviewFacts, isInReview } from './papers.ts'
import { all, chairsOnly, type Verdict } from './verdict.ts'
import { isChairOf, reviews, type Viewer } from './viewer.ts'

export type FlagFacts = Pick<Flag, 'paper_id' | 'person_id' | 'closed_at'>

/** Whether the page exists: authors never learn that a paper can be flagged by whom, or was. */
export const maySeeFlagsOf = (viewer: Viewer, paperId: number): Verdict =>
  isChairOf(viewer, paperId) || reviews(viewer, paperId) ? 'yes' : 'hidden'

/** The queue of all papers, less those with a conflict of one's own. */
export const maySeeFlags = chairsOnly

export function maySeeFlag(viewer: Viewer, flag: FlagFacts): Verdict {
  if (isChairOf(viewer, flag.paper_id)) return 'yes'
  return flag.person_id === viewer.personId && reviews(viewer, flag.paper_id) ? 'yes' : 'hidden'
}

/** Also late, and after one's review was sent: what is wrong may be found at any time. */
export const mayRaiseFlag = (viewer: Viewer, paper: InReviewFacts): Verdict =>
  all(
    maySeeFlagsOf(viewer, paper.id),
    isInReview(paper) ? 'yes' : { because: 'This paper is not in review, so it can no longer be flagged.' },
  )

export function mayCloseFlag(viewer: Viewer, flag: FlagFacts): Verdict {
  if (!isChairOf(viewer, flag.paper_id)) return 'hidden'
  return flag.closed_at ? { because: 'A chair has closed this flag already.' } : 'yes'
}
