// Answering by the link of a letter: for each paper one answer, in the name of the reviewer to whom it was sent, and nothing else.
import { viewersOf, type Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { mayAnswerOffer, mayTakeOffer } from '../policy/offers.ts'
import { must } from '../policy/verdict.ts'
import { refuseReview } from '../reviews/actions.ts'
import type { Refusal } from '../reviews/refusal-form.ts'
import { acceptTask } from '../tasks/actions.ts'
import { holdOffers, type Offer } from './queries.ts'

/** Holding the link is the right to this one answer. */
async function answering(w: Writing, token: string, papers: number[]): Promise<[Writing, Offer[]]> {
  const offers = await holdOffers(w, token)
  const asked = papers.map((paper) => found(offers.find(({ paper_id }) => paper_id === paper)))
  for (const offer of asked) must(mayAnswerOffer(offer, w.now))
  const [viewer] = await viewersOf(
    w.db,
    offers.slice(0, 1).map(({ person_id }) => person_id),
  )
  return [{ ...w, viewer: found(viewer) }, asked]
}

/** The journal has it from the tasks, in the name of the reviewer. */
export async function acceptOffers(w: Writing, token: string, papers: number[]): Promise<void> {
  const [reviewer, asked] = await answering(w, token, [...new Set(papers)])
  must(asked.length > 0 ? 'yes' : 'hidden')
  for (const offer of asked) must(mayTakeOffer(offer, w.deadlines))
  for (const { review_id } of asked) await acceptTask(reviewer, review_id)
}

/** The journal has it from the review that is handed back. */
export async function declineOffer(
  w: Writing,
  token: string,
  paper: number,
  refusal: Refusal,
): Promise<void> {
  const [reviewer, asked] = await answering(w, token, [paper])
  must(asked.length > 0 ? 'yes' : 'hidden')
  for (const { review_id } of asked) await refuseReview(reviewer, review_id, refusal)
}
