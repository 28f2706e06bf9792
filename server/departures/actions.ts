// A reviewer leaves the workshop, with whatever was still open, and may come back.
import { endAssignment } from '../assignments/queries.ts'
import type { Writing } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import { maySeeReviewers } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import type { Departure } from './form.ts'
import { reviewerDeparted } from './letters.ts'
import { findHere, holdOpen, type Leaving, markLeft } from './queries.ts'

/** Reviews that are in stay with their papers. Returns how many places are open now, as far as this chair may know. */
export async function letGo(
  w: Writing,
  personId: number,
  { reason, tell }: Departure,
): Promise<Leaving & { places: number }> {
  must(maySeeReviewers(w.viewer))
  const reviewer = await findHere(w, personId)
  const open = await holdOpen(w, personId)
  for (const { id, paper_id } of open) {
    await endAssignment(w, id, reason)
    await record(w, 'assignment.ended', {
      paperId: paper_id,
      subject: reviewer.name,
      details: { reviewer: personId, reason },
    })
  }
  if (!(await markLeft(w, personId, w.now))) throw new NotFound()
  await record(w, 'reviewer.left', { subject: reviewer.name, details: { reviewer: personId, reason } })
  if (tell) await send(w, reviewerDeparted(reviewer, reason))
  return { ...reviewer, places: open.filter(({ paper_id }) => !w.viewer.conflicted.has(paper_id)).length }
}

/** With the load and the topics of before; what was taken away stays away. */
export async function takeBack(w: Writing, personId: number): Promise<Leaving> {
  must(maySeeReviewers(w.viewer))
  if (!(await markLeft(w, personId, null))) throw new NotFound()
  const reviewer = await findHere(w, personId)
  await record(w, 'reviewer.returned', { subject: reviewer.name, details: { reviewer: personId } })
  return reviewer
}
