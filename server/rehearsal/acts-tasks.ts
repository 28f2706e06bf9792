// What reviewers say of the papers that were sent to them, and what the chairs answer.
import type { Writing } from '../context.ts'
import { askForDays, denyDays, grantDays } from '../deferrals/actions.ts'
import { openDeferrals } from '../deferrals/queries.ts'
import { refuseReview } from '../reviews/actions.ts'
import { acceptTasks, sayUnable } from '../tasks/actions.ts'
import { chairFor } from './acts-papers.ts'
import type { Asked } from './asked.ts'
import { type Act, placed, type Script } from './script.ts'

async function answerDays(w: Writing, reviewId: string, isGranted: boolean): Promise<unknown> {
  const deferral = (await openDeferrals(w)).find(({ review_id }) => review_id === reviewId)
  if (deferral) return isGranted ? grantDays(w, deferral.id) : denyDays(w, deferral.id)
}

function actsOf({ world }: Script, { id, paper, place, who, isTouched, task }: Asked): Act[] {
  if (isTouched) return []
  const { handback, deferral, inability } = task
  const own = (at: Temporal.Instant, act: (w: Writing) => Promise<unknown>): Act => ({
    at,
    by: who,
    paper: place,
    act: async (w) => {
      if (w.viewer.assigned.has(paper)) return act(w)
    },
  })
  const acts: Act[] = []
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

/** One press for all the papers to which somebody says yes at a time. */
function acceptingActs(asked: Asked[]): Act[] {
  const yes = asked.flatMap(({ isTouched, who, paper, place, task: { acceptedAt: at } }) =>
    at && !isTouched ? [{ at, who, paper, place }] : [],
  )
  return [...Map.groupBy(yes, ({ at, who }) => `${who} ${at}`).values()].flatMap(([first, ...more]) => {
    if (!first) return []
    const all = [first, ...more]
    const act: Act['act'] = async (w) => {
      const papers = all.map(({ paper }) => paper).filter((paper) => w.viewer.assigned.has(paper))
      if (papers.length > 0) await acceptTasks(w, papers)
    }
    const touches = all.map(({ place }) => `paper ${place}`)
    return [{ at: first.at, by: first.who, paper: null, touches, act }]
  })
}

/** Yes is said so often that worlds of thousands write it as rows. */
export const taskActs = (script: Script, asked: Asked[]): Act[] => [
  ...asked.flatMap((one) => actsOf(script, one)),
  ...acceptingActs(asked),
]
