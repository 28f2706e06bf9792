// From the bids to the reviews: the run of the real engine, its adoption and dispatch, and what each reviewer then writes.
import { dispatchAssignments } from '../assignments/actions.ts'
import type { Writing } from '../context.ts'
import type { Db } from '../core/db.ts'
import { listFields } from '../fields/queries.ts'
import { saveReview, submitReview } from '../reviews/actions.ts'
import { adoptRun, finishRequestedRun, requestRun } from '../runs/actions.ts'
import { listRuns } from '../runs/queries.ts'
import { reviewOf } from '../world/reviews.ts'
import type { InventedReview, Who } from '../world/types.ts'
import type { Cast } from './cast.ts'
import { filledIn } from './filling.ts'
import { askedReviews, type Pairing, seedChance } from './queries.ts'
import { type Act, invented, type Script } from './script.ts'

const REQUESTED = invented('2023-06-04T13:00Z')
const COMPUTED = invented('2023-06-04T13:01Z')
/** After the moment at which a chair may look at the proposal. */
const ADOPTED = invented('2023-06-05T09:00Z')
export const DISPATCHED = invented('2023-06-05T12:30Z')
const DAY = { hours: 24 }

export function assigningActs({ world, timeline }: Script): Act[] {
  const chair = world.chairs[0] ?? 'visitor'
  const { seed } = world.wish
  const ours = async (w: Writing) =>
    (await listRuns(w)).find(({ requested_at }) => requested_at.equals(timeline(REQUESTED)))
  return [
    { at: timeline(REQUESTED), by: chair, act: (w) => requestRun(w, { seed }) },
    {
      at: timeline(COMPUTED),
      by: 'workshop',
      act: async (w) => finishRequestedRun(w, (await ours(w))?.id ?? 0),
    },
    { at: timeline(ADOPTED), by: chair, act: async (w) => adoptRun(w, (await ours(w))?.id ?? 0) },
    {
      at: timeline(DISPATCHED),
      by: chair,
      act: async (w) => {
        await seedChance(w, seed)
        await dispatchAssignments(w)
      },
    },
  ]
}

/** What a draft holds: the first thoughts, and a score that comes easily. */
export const draftOf = ({ text, relevance }: InventedReview) => ({
  text: text.split('\n\n')[0] ?? '',
  relevance,
})

export const wholeOf = ({ text, note, fitForTalk, ...review }: InventedReview) => ({
  text,
  note,
  correctness: review.correctness,
  relevance: review.relevance,
  overall: review.overall,
  confidence: review.confidence,
  fit_for_talk: fitForTalk,
})

/** In the form as the chairs have made it meanwhile. */
const write = async (w: Writing, written: ReturnType<typeof wholeOf>) => ({
  typed: filledIn(await listFields(w, 'review'), written),
  names_are_fine: true,
})

/** `isTouched`: by its reviewer, by hand. */
type Asked = {
  id: string
  paper: number
  who: Who
  isTouched: boolean
  review: InventedReview
  draftedAt: Temporal.Instant
  submittedAt: Temporal.Instant | null
}

function actsOf(asked: Asked, brief: boolean): Act[] {
  const { id, paper, who, isTouched, review, draftedAt, submittedAt } = asked
  if (isTouched) return []
  const once = (at: Temporal.Instant, act: (w: Writing) => Promise<unknown>): Act => ({
    at,
    by: who,
    act: async (w) => {
      if (w.viewer.assigned.has(paper)) return act(w)
    },
  })
  const drafting = once(draftedAt, (w) => saveReview(w, id, { typed: draftOf(review), names_are_fine: true }))
  if (!submittedAt) return [drafting]
  const submitting = once(submittedAt, async (w) => submitReview(w, id, await write(w, wholeOf(review))))
  return brief ? [submitting] : [drafting, submitting]
}

/** Papers given out late are reviewed as long after their dispatch as the others were. */
function askedOf(script: Script, pairing: Pairing, paper: number, reviewer: number): Asked[] {
  const review = reviewOf(script.world, paper, reviewer)
  const { who } = script.world.reviewers[reviewer] ?? {}
  if (who === undefined) return []
  const first = script.timeline(DISPATCHED).add(DAY)
  const lag = Math.max(0, pairing.dispatched_at.add(DAY).epochMilliseconds - first.epochMilliseconds)
  const when = (at: Temporal.Instant) => script.timeline(at).add({ milliseconds: lag })
  const [draftedAt, submittedAt] = [when(review.draftedAt), review.submittedAt && when(review.submittedAt)]
  const { review_id: id, paper_id, saved_at, submitted_at } = pairing
  const isTouched = submitted_at !== null || (saved_at !== null && !saved_at.equals(draftedAt))
  return [{ id, paper: paper_id, who, isTouched, review, draftedAt, submittedAt }]
}

/** What is to be written for the assignments that stand now, whoever made them. */
export async function reviewsAsked(db: Db, script: Script, { people, papers }: Cast): Promise<Asked[]> {
  const paperAt = new Map([...papers].map(([place, id]) => [id, place]))
  const reviewerAt = new Map(
    script.world.reviewers.map(({ who }, place) => [people.get(who) ?? 0, place] as const),
  )
  return (await askedReviews(db)).flatMap((pairing) => {
    const [paper, reviewer] = [paperAt.get(pairing.paper_id), reviewerAt.get(pairing.person_id)]
    return paper === undefined || reviewer === undefined ? [] : askedOf(script, pairing, paper, reviewer)
  })
}

export const reviewingActs = async (db: Db, script: Script, cast: Cast): Promise<Act[]> =>
  (await reviewsAsked(db, script, cast)).flatMap((asked) => actsOf(asked, script.brief))
