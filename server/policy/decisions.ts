// May I: decisions. A draft is for unconflicted chairs; a release shows it to an audience; what follows, follows from that.
import type { Outcome } from '../core/tables-reviewing.ts'
import { type InReviewFacts, isInReview, type PaperFacts } from './papers.ts'
import { chairsOnly, type Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

export const maySeeBoard = chairsOnly

export const maySeeDraftDecision = (viewer: Viewer, paperId: number): Verdict =>
  isChairOf(viewer, paperId) ? 'yes' : 'hidden'

export function mayDecide(viewer: Viewer, paper: InReviewFacts): Verdict {
  if (!isChairOf(viewer, paper.id)) return 'hidden'
  return isInReview(paper) ? 'yes' : { because: 'Only a paper in review can be decided.' }
}

/** Back to undecided: also after a withdrawal, so that a draft which no longer fits does not stop a release. */
export const mayClearDecision = (viewer: Viewer, paper: InReviewFacts): Verdict =>
  maySeeDraftDecision(viewer, paper.id)

/** What audiences know of one paper's decision now. */
export type Known = { authors: boolean; reviewers: boolean; public: boolean }

/** The released decision, for this viewer; unconflicted chairs see that it was released. */
export function mayKnowDecision(viewer: Viewer, paperId: number, known: Known): Verdict {
  if (known.public) return 'yes'
  if (known.authors && (viewer.authored.has(paperId) || isChairOf(viewer, paperId))) return 'yes'
  const reviewed = viewer.assigned.has(paperId) || viewer.reviewed.has(paperId)
  return known.reviewers && reviewed && !viewer.conflicted.has(paperId) ? 'yes' : 'hidden'
}

export const mayRelease = chairsOnly

/** For the chair who released alone: another may be in conflict with a part of it, and a reason would tell of that part. */
export function mayUndoRelease(
  viewer: Viewer,
  release: {
    released_by: number
    undone_at: Temporal.Instant | null
    dispatched: boolean
    discarded: boolean
  },
): Verdict {
  if (!viewer.isChair || release.released_by !== viewer.personId) return 'hidden'
  if (release.undone_at) return { because: 'This release was undone already.' }
  if (release.discarded) return { because: 'Its letters were discarded, so this release stands.' }
  return release.dispatched ? { because: 'Its letters have left, so this release cannot be undone.' } : 'yes'
}

export const isAccepted = (outcome: Outcome) => outcome !== 'reject'

/** Presenter and availability: for contacts among the authors of a paper that they know to be accepted. */
export function mayPresent(viewer: Viewer, paper: PaperFacts, outcomeKnown: Outcome | null): Verdict {
  if (!viewer.authored.has(paper.id)) return 'hidden'
  if (paper.withdrawn_at || outcomeKnown === null || !isAccepted(outcomeKnown)) return 'hidden'
  return viewer.contactOf.has(paper.id)
    ? 'yes'
    : { because: 'Only contacts among the authors say who presents. Ask one of them.' }
}
