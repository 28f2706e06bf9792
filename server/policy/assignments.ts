// May I: assignments. Proposals and loads are for unconflicted chairs; a conflict is never assigned, by no path.
import type { Deadlines } from './deadlines.ts'
import { type InReviewFacts, isInReview } from './papers.ts'
import { stillOpen } from './reviews.ts'
import { all, chairsOnly, type Verdict, yes } from './verdict.ts'
import { isChairOf, isChairOfAll, type Viewer } from './viewer.ts'

export const mayAssign = chairsOnly

/** A run, its adoption and its proposals: a chair sees of it what concerns papers without own conflict. */
export const maySeeAssignmentOf = (viewer: Viewer, paperId: number): Verdict =>
  isChairOf(viewer, paperId) ? 'yes' : 'hidden'

export type PairFacts = {
  isReviewer: boolean
  conflicted: boolean
  standing: boolean
  refused: boolean
  forbidden: boolean
}

export function mayAssignPair(viewer: Viewer, paper: InReviewFacts, pair: PairFacts): Verdict {
  if (maySeeAssignmentOf(viewer, paper.id) !== 'yes') return 'hidden'
  if (!isInReview(paper)) return { because: 'Only a paper in review can be assigned.' }
  if (!pair.isReviewer) return { because: 'This person is not a reviewer of the workshop.' }
  if (pair.conflicted)
    return { because: 'This reviewer has a conflict with the paper. A conflict is never assigned.' }
  if (pair.refused)
    return { because: 'This reviewer handed the paper back, so it is not assigned to them again.' }
  if (pair.forbidden) return { because: 'A chair has ruled this pair out. Take the ruling back first.' }
  return pair.standing ? { because: 'This reviewer has the paper already.' } : 'yes'
}

/** Whatever can be assigned or stands can be locked; anything but what stands can be ruled out. */
export function mayRulePair(
  viewer: Viewer,
  paper: InReviewFacts,
  pair: PairFacts,
  ruling: 'locked' | 'forbidden' | 'none',
): Verdict {
  if (maySeeAssignmentOf(viewer, paper.id) !== 'yes') return 'hidden'
  if (ruling === 'none') return 'yes'
  if (ruling === 'locked') return mayAssignPair(viewer, paper, { ...pair, standing: false, forbidden: false })
  return pair.standing
    ? { because: 'This reviewer has the paper. Take it from them first, then rule the pair out.' }
    : 'yes'
}

/** `submitted`: the review is in; `suspended`: a conflict was declared since. */
export function mayEndAssignment(
  viewer: Viewer,
  assignment: { paper_id: number; ended_at: Temporal.Instant | null; submitted: boolean; suspended: boolean },
): Verdict {
  if (maySeeAssignmentOf(viewer, assignment.paper_id) !== 'yes') return 'hidden'
  if (assignment.ended_at) return { because: 'This assignment has ended already.' }
  if (!assignment.submitted || assignment.suspended) return 'yes'
  return { because: 'This review is submitted, so its reviewer keeps the paper.' }
}

/** `overtaken`: another run was adopted after this one had been asked for. */
export type RunFacts = {
  finished_at: Temporal.Instant | null
  failure: string | null
  adopted_at: Temporal.Instant | null
  overtaken: boolean
}

export const mayAdopt = (viewer: Viewer, run: RunFacts): Verdict => {
  if (!viewer.isChair) return 'hidden'
  if (!run.finished_at) return { because: 'This run is still being computed.' }
  if (run.failure) return { because: 'This run failed, so there is nothing to adopt.' }
  if (run.adopted_at) return { because: 'This run was adopted already.' }
  return run.overtaken
    ? { because: 'Another run was adopted since, so this one would assign too many. Start a new run.' }
    : 'yes'
}

export function mayCancelRun(viewer: Viewer, run: Pick<RunFacts, 'finished_at'>): Verdict {
  if (!viewer.isChair) return 'hidden'
  return run.finished_at ? { because: 'This run has ended already.' } : 'yes'
}

/** What tells of all papers at once, a total or an obstacle, would tell of hidden ones too. */
export const maySeeWholeRun = (viewer: Viewer): Verdict => (isChairOfAll(viewer) ? 'yes' : 'hidden')

/** A proposal can be changed by hand for as long as it can be adopted. */
export const mayChangeProposals = (viewer: Viewer, run: RunFacts): Verdict => mayAdopt(viewer, run)

/** Reviewers get papers that can no longer change, unless the chairs turned early reading on. */
export function mayDispatchAssignments(viewer: Viewer, deadlines: Deadlines, earlyReading: boolean): Verdict {
  if (!viewer.isChair) return 'hidden'
  if (earlyReading || deadlines.submission?.over) return 'yes'
  return {
    because: 'Submissions are still open, so papers can change. Send the assignments after the deadline.',
  }
}

const CLOSED = {
  because:
    'Reviews are closed, so whoever steps in could not send one. Move their date on the timeline first.',
}

/** One reviewer for one paper, who is to write at once. */
export const mayAskStandin = (viewer: Viewer, deadlines: Deadlines, earlyReading: boolean): Verdict =>
  all(
    mayDispatchAssignments(viewer, deadlines, earlyReading),
    yes(stillOpen(deadlines, { postponed_until: null })) ? 'yes' : CLOSED,
  )
