// Assigning by hand, taking back, sending. Reviewers learn of an assignment when it is sent, not before.
import type { Writing } from '../context.ts'
import { dayInWords } from '../core/dates.ts'
import { record } from '../core/journal.ts'
import { type Letter, send, sendAll } from '../core/outbox.ts'
import { enqueueAll } from '../core/queue.ts'
import type { Assignment } from '../core/tables-reviewing.ts'
import { hashOf, newToken } from '../core/tokens.ts'
import {
  mayAssign,
  mayAssignPair,
  mayDispatchAssignments,
  mayEndAssignment,
  maySeeAssignmentOf,
} from '../policy/assignments.ts'
import { must, yes } from '../policy/verdict.ts'
import type { Demand } from './form.ts'
import { assignmentEnded, assignmentLetter, type Told } from './letters.ts'
import {
  type AssignmentKey,
  deleteDemand,
  endAssignment,
  holdAssignment,
  holdPair,
  holdPaper,
  insertAssignment,
  putDemand,
} from './queries.ts'
import {
  holdReady,
  holdReadyOne,
  insertDispatchedBatch,
  insertReviews,
  markDispatched,
  type ReadyRow,
} from './queries-dispatch.ts'

export async function assign(
  w: Writing,
  { paper, reviewer }: { paper: number; reviewer: number },
): Promise<Assignment> {
  const pair = await holdPair(w, paper, reviewer)
  must(mayAssignPair(w.viewer, pair, pair))
  const assignment = await insertAssignment(w, { paper_id: paper, person_id: reviewer })
  await record(w, 'assignment.made', {
    paperId: paper,
    subject: `person ${reviewer}`,
    details: { reviewer, byHand: true },
  })
  return assignment
}

/** All of them or, where one cannot be, none. */
export async function assignAll(w: Writing, pairs: { paper: number; reviewer: number }[]): Promise<void> {
  must(mayAssign(w.viewer))
  for (const pair of pairs) await assign(w, pair)
}

/** Who has read the paper hears of it; who is in conflict with it hears nothing. */
export async function unassign(w: Writing, key: AssignmentKey, reason: string): Promise<Assignment> {
  const assignment = await holdAssignment(w, key)
  must(mayEndAssignment(w.viewer, assignment))
  await endAssignment(w, assignment.id, reason)
  await record(w, 'assignment.ended', {
    paperId: assignment.paper_id,
    subject: assignment.name,
    details: { reviewer: assignment.person_id, reason },
  })
  if (assignment.dispatched_at && !assignment.suspended) await send(w, assignmentEnded(assignment))
  return assignment
}

/** Returns how many reviewers were written to, as far as this chair may know. */
export async function dispatchAssignments(w: Writing): Promise<number> {
  must(mayDispatchAssignments(w.viewer, w.deadlines, w.workshop.early_reading))
  const ready = await holdReady(w)
  const known = ready.filter(({ paper_id }) => yes(maySeeAssignmentOf(w.viewer, paper_id)))
  must(known.length > 0 ? 'yes' : { because: 'Every assignment has been sent already.' })
  await tell(w, ready)
  return byReviewer(known).length
}

/** In a hurry: one reviewer has one paper at once, by a letter of its own, and nobody else hears of it. */
export async function assignAndTell(
  w: Writing,
  pair: { paper: number; reviewer: number },
  letterOf: (row: ReadyRow, told: Told) => Letter,
): Promise<Assignment> {
  const assignment = await assign(w, pair)
  must(mayDispatchAssignments(w.viewer, w.deadlines, w.workshop.early_reading))
  await tell(w, await holdReadyOne(w, assignment.id), (rows, told) => rows.map((row) => letterOf(row, told)))
  return assignment
}

/** Longer than reviewing takes. */
const TERM = { hours: 24 * 45 }

async function tell(
  w: Writing,
  ready: ReadyRow[],
  lettersOf = (rows: ReadyRow[], told: Told): Letter[] => [assignmentLetter(w, rows, told)],
): Promise<void> {
  const ids = ready.map(({ id }) => id)
  const batchId = await insertDispatchedBatch(w, `Assignments of ${dayInWords(w.now, w.workshop.time_zone)}`)
  await insertReviews(w, ids)
  const told = byReviewer(ready).map((rows) => ({ rows, token: newToken() }))
  const links = told.map(({ rows, token }) => ({
    ids: rows.map(({ id }) => id),
    hash: hashOf(token),
    expires_at: w.now.add(TERM),
  }))
  await markDispatched(w, links, batchId)
  const letters = await sendAll(
    w,
    told.flatMap(({ rows, token }) => lettersOf(rows, { batchId, token })),
  )
  enqueueAll(
    w,
    'mail.post',
    letters.map((id) => ({ id })),
  )
  const papers = ready.map(({ paper_id }) => paper_id)
  await record(w, 'assignments.sent', { papers })
}

const byReviewer = (rows: ReadyRow[]) => [...Map.groupBy(rows, ({ person_id }) => person_id).values()]

/** How many reviewers some papers want instead of what the workshop asks for; as many as that again is no wish of their own. */
export async function changeDemand(w: Writing, demands: Demand[]): Promise<void> {
  must(mayAssign(w.viewer))
  for (const { paper } of demands) must(maySeeAssignmentOf(w.viewer, paper))
  for (const { paper, wanted } of demands) {
    await holdPaper(w, paper)
    if (wanted === w.workshop.reviews_per_paper) await deleteDemand(w, paper)
    else await putDemand(w, paper, wanted)
    await record(w, 'paper.demand', { paperId: paper, details: { wanted } })
  }
}
