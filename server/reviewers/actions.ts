// What chairs do with reviewers.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import type { Reviewer } from '../core/tables.ts'
import { maySeeReviewers } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { holdReviewer, updateReviewer } from './queries.ts'

/** Nobody takes more. */
const MOST = 100

type Standing = Pick<Reviewer, 'load' | 'senior' | 'standby'>

export async function changeReviewer(w: Writing, personId: number, change: Standing): Promise<void> {
  must(maySeeReviewers(w.viewer))
  const { load, senior, standby } = await holdReviewer(w, personId)
  await updateReviewer(w, personId, change)
  await record(w, 'reviewer.load', {
    subject: `person ${personId}`,
    details: { from: load, to: change.load, ...stateChanges({ load, senior, standby }, change) },
  })
}

const stateChanges = (before: Standing, { senior, standby }: Standing) => ({
  ...(before.senior !== senior && { senior }),
  ...(before.standby !== standby && { standby }),
})

/** One paper more for each of them. */
export async function raiseLoads(w: Writing, people: number[]): Promise<void> {
  must(maySeeReviewers(w.viewer))
  for (const personId of people) {
    const reviewer = await holdReviewer(w, personId)
    await changeReviewer(w, personId, { ...reviewer, load: Math.min(MOST, reviewer.load + 1) })
  }
}
