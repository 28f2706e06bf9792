// May I: people whom a reviewer proposed instead of themselves. Known to chairs without a conflict, told to nobody else.
import { maySeeAssignmentOf, type PairFacts } from './assignments.ts'
import { type InReviewFacts, isInReview } from './papers.ts'
import type { Verdict } from './verdict.ts'
import type { Viewer } from './viewer.ts'

/** `conflicted`: the address, or the person whose it is. `invited`: as a reviewer, with an answer to come; `declined`: the last such question. */
export type SubstituteFacts = Pick<PairFacts, 'isReviewer' | 'conflicted'> & {
  invited: boolean
  declined: boolean
}

export function mayInviteSubstitute(viewer: Viewer, paper: InReviewFacts, facts: SubstituteFacts): Verdict {
  if (maySeeAssignmentOf(viewer, paper.id) !== 'yes') return 'hidden'
  if (!isInReview(paper)) return { because: 'Only a paper in review needs a reviewer.' }
  if (facts.conflicted)
    return { because: 'This person has a conflict with the paper, so they cannot review it.' }
  if (facts.isReviewer) return { because: 'This person is a reviewer already, so ask them for the paper.' }
  if (facts.invited) return { because: 'This person is invited and has not answered yet.' }
  return facts.declined ? { because: 'This person was invited and declined.' } : 'yes'
}
