// May I: people, invitations, the outbox, the journal, the settings and the programme's draft: all for chairs.
import type { Invitation } from '../core/tables-reviewing.ts'
import { chairsOnly, type Verdict } from './verdict.ts'
import type { Viewer } from './viewer.ts'

export const mayInvite = chairsOnly
export const maySeeReviewers = chairsOnly
export const mayReadJournal = chairsOnly
export const mayConfigure = chairsOnly
export const mayPlan = chairsOnly
export const mayReadOutbox = chairsOnly
export const mayRemind = chairsOnly

/** An account that is not confirmed belongs to nobody, who has no further addresses. */
export function mayAddEmail(viewer: Viewer): Verdict {
  if (!viewer.personId) return 'hidden'
  return viewer.confirmed ? 'yes' : { because: 'Confirm the address of your account first.' }
}

/** An account of nobody says nothing that a chair would weigh. */
export const maySayTie = (viewer: Viewer): Verdict => mayAddEmail(viewer)

/** What reads in somebody's name belongs to an account that is somebody's. */
export const mayMakeToken = (viewer: Viewer): Verdict => mayAddEmail(viewer)

/** What a reviewer knows: asked of reviewers only, for it serves nothing else. */
export const mayTellExpertise = (viewer: Viewer): Verdict => (viewer.isReviewer ? 'yes' : 'hidden')

/** A letter is hidden from a chair who is conflicted with everything that it speaks of. */
export function maySeeLetter(viewer: Viewer, papers: number[]): Verdict {
  if (!viewer.isChair) return 'hidden'
  return papers.length > 0 && papers.every((id) => viewer.conflicted.has(id)) ? 'hidden' : 'yes'
}

export const maySeeLine = (viewer: Viewer, line: { paper_id: number | null }): Verdict =>
  viewer.isChair && !(line.paper_id !== null && viewer.conflicted.has(line.paper_id)) ? 'yes' : 'hidden'

/** The link is the right; the invitation must still be open. */
export function mayAnswerInvitation(invitation: Invitation, now: Temporal.Instant): Verdict {
  if (invitation.revoked_at)
    return { because: 'This invitation was taken back. Write to the chairs if you would like to review.' }
  if (invitation.accepted_at) return { because: 'You have accepted this invitation.' }
  if (invitation.refused_at)
    return { because: 'You have declined this invitation. Write to the chairs to change your mind.' }
  const expired = Temporal.Instant.compare(now, invitation.expires_at) >= 0
  return expired ? { because: 'This invitation has expired. Ask the chairs for a new one.' } : 'yes'
}

/** Also one that has expired: it leaves the list of those that wait for an answer. */
export function mayRevokeInvitation(
  viewer: Viewer,
  invitation: Pick<Invitation, 'accepted_at' | 'refused_at' | 'revoked_at'>,
): Verdict {
  if (!viewer.isChair) return 'hidden'
  if (invitation.revoked_at) return { because: 'This invitation was taken back already.' }
  const answered = invitation.accepted_at ?? invitation.refused_at
  return answered ? { because: 'This invitation was answered, so it cannot be taken back.' } : 'yes'
}

/** Whoever may send them may also let them lie. */
export const mayDispatchBatch = (
  viewer: Viewer,
  batch: { dispatched_at: Temporal.Instant | null; discarded_at: Temporal.Instant | null },
): Verdict => {
  if (!viewer.isChair) return 'hidden'
  if (batch.discarded_at) return { because: 'These letters were discarded.' }
  return batch.dispatched_at ? { because: 'These letters have been dispatched already.' } : 'yes'
}

/** Only what failed is tried again: what is queued tries by itself, and what was sent is sent. */
export function mayRetryLetter(
  viewer: Viewer,
  papers: number[],
  letter: { failed_at: Temporal.Instant | null },
): Verdict {
  if (maySeeLetter(viewer, papers) !== 'yes') return 'hidden'
  return letter.failed_at
    ? 'yes'
    : { because: 'This letter has not failed, so there is nothing to try again.' }
}
