// May I: what a reviewer says of a paper that was sent to them, and what a chair answers.
import type { Deadlines } from './deadlines.ts'
import { mayEditReview, type OtherReviews, type ReviewFacts } from './reviews.ts'
import { all, chairsOnly, type Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

/** `asking`: more days are asked for and nobody has answered yet. */
export type TaskFacts = ReviewFacts & {
  saved_at: Temporal.Instant | null
  accepted_at: Temporal.Instant | null
  unable_at: Temporal.Instant | null
  asking: boolean
}

const SENT = { because: 'You have sent this review, so nothing is left to do.' }

/** What reviewers may say of a task of theirs. */
type Said = (viewer: Viewer, task: TaskFacts, deadlines: Deadlines, others: OtherReviews) => Verdict

/** One's own, not sent, and still to be sent. */
const mayAct: Said = (viewer, task, deadlines, others) =>
  all(mayEditReview(viewer, task, deadlines, others), task.submitted_at ? SENT : 'yes')

/** Saying yes is a kindness to the chairs; whoever writes has said it. */
export const mayAcceptTask: Said = (viewer, task, deadlines, others) =>
  all(
    mayAct(viewer, task, deadlines, others),
    task.accepted_at || task.saved_at ? { because: 'You have taken this paper already.' } : 'yes',
  )

/** That its PDF was opened is noted for its reviewer alone. */
export const mayOpenTask = (viewer: Viewer, task: ReviewFacts): Verdict =>
  task.person_id === viewer.personId && task.live && !viewer.watched ? 'yes' : 'hidden'

export const maySayUnable: Said = (viewer, task, deadlines, others) =>
  all(
    mayAct(viewer, task, deadlines, others),
    task.unable_at ? { because: 'You have said so already, and the chairs know.' } : 'yes',
  )

export const mayResumeTask: Said = (viewer, task, deadlines, others) =>
  all(
    mayAct(viewer, task, deadlines, others),
    task.unable_at ? 'yes' : { because: 'Nothing is to be taken back: the chairs count on you.' },
  )

export const mayAskForDays: Said = (viewer, task, deadlines, others) =>
  all(
    mayAct(viewer, task, deadlines, others),
    deadlines.review ? 'yes' : { because: 'Reviews have no date yet, so it cannot be moved.' },
    task.asking ? { because: 'You have asked already. The chairs answer by a letter.' } : 'yes',
  )

/** Unasked: a chair sees a reviewer in trouble sooner than the reviewer says so. */
export function mayGiveDays(
  viewer: Viewer,
  task: Pick<TaskFacts, 'paper_id' | 'person_id' | 'submitted_at' | 'released' | 'live' | 'asking'>,
  deadlines: Deadlines,
): Verdict {
  if (!isChairOf(viewer, task.paper_id)) return 'hidden'
  if (task.person_id === viewer.personId) return { because: 'Another chair gives you more days.' }
  if (task.submitted_at) return { because: 'This review is sent, so its date need not move.' }
  if (!task.live || task.released) return { because: 'This review is not waited for any more.' }
  if (task.asking) return { because: 'This reviewer has asked for more days already. Answer that request.' }
  return deadlines.review ? 'yes' : { because: 'Reviews have no date yet, so it cannot be moved.' }
}

/** Who asks for days, and who is behind: for chairs, of papers without own conflict. */
export const maySeeDeferrals = chairsOnly

/** `moot`: the review was sent, handed back or taken away since. */
export function mayAnswerDeferral(
  viewer: Viewer,
  deferral: { paper_id: number; answered_at: Temporal.Instant | null; moot: boolean },
): Verdict {
  if (!isChairOf(viewer, deferral.paper_id)) return 'hidden'
  if (deferral.answered_at) return { because: 'A chair has answered this already.' }
  return deferral.moot ? { because: 'This review is not waited for any more.' } : 'yes'
}
