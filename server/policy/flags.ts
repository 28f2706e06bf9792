// May I: flags on a paper. Its reviewers and chairs raise them; whoever raised one and the unconflicted chairs read it.
import type { Flag } from '../core/tables-flags.ts'
import { isInReview, type PaperFacts } from './papers.ts'
import { all, type Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

export type FlagFacts = Pick<Flag, 'paper_id' | 'person_id' | 'closed_at'>

const reviewsIt = (viewer: Viewer, paperId: number) =>
  viewer.assigned.has(paperId) && !viewer.conflicted.has(paperId)

/** Whether the page exists: authors never learn that a paper can be flagged by whom, or was. */
export const maySeeFlagsOf = (viewer: Viewer, paperId: number): Verdict =>
  isChairOf(viewer, paperId) || reviewsIt(viewer, paperId) ? 'yes' : 'hidden'

/** The queue of all papers, less those with a conflict of one's own. */
export const maySeeFlags = (viewer: Viewer): Verdict => (viewer.isChair ? 'yes' : 'hidden')

export function maySeeFlag(viewer: Viewer, flag: FlagFacts): Verdict {
  if (isChairOf(viewer, flag.paper_id)) return 'yes'
  return flag.person_id === viewer.personId && reviewsIt(viewer, flag.paper_id) ? 'yes' : 'hidden'
}

type Reviewed = Pick<PaperFacts, 'id' | 'submitted_at' | 'withdrawn_at' | 'desk_rejected_at'>

/** Also late, and after one's review was sent: what is wrong may be found at any time. */
export const mayRaiseFlag = (viewer: Viewer, paper: Reviewed): Verdict =>
  all(
    maySeeFlagsOf(viewer, paper.id),
    isInReview(paper) ? 'yes' : { because: 'This paper is not in review, so it can no longer be flagged.' },
  )

export function mayCloseFlag(viewer: Viewer, flag: FlagFacts): Verdict {
  if (!isChairOf(viewer, flag.paper_id)) return 'hidden'
  return flag.closed_at ? { because: 'A chair has closed this flag already.' } : 'yes'
}
