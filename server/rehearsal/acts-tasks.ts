// What reviewers say of the papers that were sent to them, and what the chairs answer.
import type { Writing } from '../context.ts'
import { askForDays, denyDays, grantDays } from '../deferrals/actions.ts'
import { openDeferrals } from '../deferrals/queries.ts'
import { refuseReview } from '../reviews/actions.ts'
import { acceptTask, sayUnable } from '../tasks/actions.ts'
import { chairFor } from './acts-papers.ts'
import type { Asked } from './asked.ts'
import { type Act, placed, type Script } from './script.ts'

async function answerDays(w: Writing, reviewId: string, isGranted: boolean): Promise<unknown> {
  const deferral = (await openDeferrals(w)).find(({ review_id }) => review_id === reviewId)
  if (deferral) return isGranted ? grantDays(w, deferral.id) : denyDays(w, deferral.id)
}

function actsOf({ world }: Script, { id, paper, place, who, isTouched, task }: Asked): Act[] {
  if (isTouched) return []
  const { acceptedAt, handback, deferral, inability } = task
  const own = (at: Temporal.Instant, act: (w: Writing) => Promise<unknown>): Act => ({
    at,
    by: who,
    paper: place,
    act: async (w) => {
      if (w.viewer.assigned.has(paper)) return act(w)
    },
  })
  const acts: Act[] = []
  if (acceptedAt) acts.push(own(acceptedAt, (w) => acceptTask(w, id)))
  if (handback)
    acts.push(own(handback.at, (w) => refuseReview(w, id, { reason: handback.reason, substitute: null })))
  if (inability) acts.push(own(inability.at, (w) => sayUnable(w, id, inability.reason)))
  if (deferral) {
    const { at, days, reason, answeredAt, isGranted } = deferral
    const by = chairFor(world, placed(world.papers, place), place)
    acts.push(own(at, (w) => askForDays(w, id, { days, days_reason: reason })))
    acts.push({ at: answeredAt, by, paper: place, act: (w) => answerDays(w, id, isGranted) })
  }
  return acts
}

/** Yes is said so often that worlds of thousands write it as rows. */
export const taskActs = (script: Script, asked: Asked[]): Act[] => asked.flatMap((one) => actsOf(script, one))
