// May I: answering the papers of a letter by its link. Whoever holds it answers for the reviewer, once for each paper, and nothing else.
import type { Assignment } from '../core/tables-reviewing.ts'
import type { Deadlines } from './deadlines.ts'
import { stillOpen } from './reviews.ts'
import { all, type Verdict, yes } from './verdict.ts'

/** `live`: in review, its reviewer still here and without a conflict; `refused`: handed back by the reviewer. */
export type OfferFacts = Pick<Assignment, 'accepted_at' | 'unable_at' | 'ended_at' | 'token_expires_at'> & {
  saved_at: Temporal.Instant | null
  refused: boolean
  live: boolean
}

export function mayAnswerOffer(offer: OfferFacts, now: Temporal.Instant): Verdict {
  const { token_expires_at: until, ended_at, refused, live, accepted_at, saved_at, unable_at } = offer
  if (refused) return { because: 'You have declined it. The chairs know.' }
  if (ended_at || !live) return { because: 'This was taken back, so there is nothing to answer any more.' }
  if (accepted_at || saved_at || unable_at)
    return { because: 'You have answered already. To change that, sign in and open your reviews.' }
  if (!until || Temporal.Instant.compare(now, until) >= 0)
    return { because: 'This link has expired. Sign in and open your reviews to answer.' }
  return 'yes'
}

const CLOSED = {
  because: 'Reviews are closed, so it cannot be taken on any more. Decline it, or write to the chairs.',
}

/** A hard deadline closes reviews; declining goes on, since the chairs wait for a word. */
export const mayTakeOffer = (
  offer: OfferFacts & { postponed_until: Temporal.Instant | null },
  deadlines: Deadlines,
): Verdict => all(mayAnswerOffer(offer, deadlines.now), yes(stillOpen(deadlines, offer)) ? 'yes' : CLOSED)
