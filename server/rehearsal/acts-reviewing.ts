// From the bids to the reviews: the run of the real engine, its adoption and dispatch, and what each reviewer then writes.
import { dispatchAssignments } from '../assignments/actions.ts'
import type { Writing } from '../context.ts'
import { listFields } from '../fields/queries.ts'
import { saveReview, submitReview } from '../reviews/actions.ts'
import { adoptRun, finishRequestedRun, requestRun } from '../runs/actions.ts'
import { listRuns } from '../runs/queries.ts'
import type { InventedReview } from '../world/types.ts'
import { type Asked, DISPATCHED } from './asked.ts'
import { filledIn } from './filling.ts'
import { rememberingMatches } from './matched.ts'
import { seedChance } from './queries.ts'
import { type Act, invented, type Script } from './script.ts'

const REQUESTED = invented('2023-06-04T13:00Z')
const COMPUTED = invented('2023-06-04T13:01Z')
/** After the moment at which a chair may look at the proposal. */
const ADOPTED = invented('2023-06-05T09:00Z')

const matched = rememberingMatches()

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
      act: async (w) => finishRequestedRun(w, (await ours(w))?.id ?? 0, matched),
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

function actsOf(
  { id, paper, place, who, isTouched, review, draftedAt, submittedAt, task }: Asked,
  brief: boolean,
): Act[] {
  if (isTouched || task.handback) return []
  const once = (at: Temporal.Instant, act: (w: Writing) => Promise<unknown>): Act => ({
    at,
    by: who,
    paper: place,
    act: async (w) => {
      if (w.viewer.assigned.has(paper)) return act(w)
    },
  })
  const drafting = once(draftedAt, (w) => saveReview(w, id, { typed: draftOf(review), names_are_fine: true }))
  if (!submittedAt) return [drafting]
  const submitting = once(submittedAt, async (w) => submitReview(w, id, await write(w, wholeOf(review))))
  return brief || !review.drafted ? [submitting] : [drafting, submitting]
}

export const reviewingActs = (asked: Asked[], brief: boolean): Act[] =>
  asked.flatMap((one) => actsOf(one, brief))
