// What chairs do with reviewers.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { maySeeReviewers } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { holdReviewer, updateLoad } from './queries.ts'

/** Nobody takes more. */
const MOST = 100

export async function changeLoad(w: Writing, personId: number, load: number): Promise<void> {
  must(maySeeReviewers(w.viewer))
  const reviewer = await holdReviewer(w, personId)
  await updateLoad(w, personId, load)
  await record(w, 'reviewer.load', {
    subject: `person ${personId}`,
    details: { from: reviewer.load, to: load },
  })
}

/** One paper more for each of them. */
export async function raiseLoads(w: Writing, people: number[]): Promise<void> {
  must(maySeeReviewers(w.viewer))
  for (const personId of people) {
    const { load } = await holdReviewer(w, personId)
    await changeLoad(w, personId, Math.min(MOST, load + 1))
  }
}
