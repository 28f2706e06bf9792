// What chairs do with reviewers.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { maySeeReviewers } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { holdReviewer, updateLoad } from './queries.ts'

export async function changeLoad(w: Writing, personId: number, load: number): Promise<void> {
  must(maySeeReviewers(w.viewer))
  const reviewer = await holdReviewer(w, personId)
  await updateLoad(w, personId, load)
  await record(w, 'reviewer.load', {
    subject: `person ${personId}`,
    details: { from: reviewer.load, to: load },
  })
}
