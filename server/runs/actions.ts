// A run is asked for, computed by the worker, changed by hand, adopted. Until adoption nothing is assigned.
import { randomInt } from 'node:crypto'
import { boardFor } from '../assignments/board.ts'
import { assignmentEnded } from '../assignments/letters.ts'
import { endAssignment, type HeldAssignment, holdPair } from '../assignments/queries.ts'
import { replaceLikenesses } from '../assignments/queries-fits.ts'
import type { Writing } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import { enqueue } from '../core/queue.ts'
import type { Run } from '../core/tables-matching.ts'
import {
  mayAdopt,
  mayAssign,
  mayAssignPair,
  mayCancelRun,
  mayChangeProposals,
  maySeeAssignmentOf,
} from '../policy/assignments.ts'
import { must, yes } from '../policy/verdict.ts'
import type { Matched } from './aside.ts'
import { fitsFor } from './fits.ts'
import type { Change, RunOptions } from './form.ts'
import { taskOf } from './gathering.ts'
import type { Match } from './matching.ts'
import {
  adoptProposals,
  deleteProposal,
  finishRun,
  holdEnding,
  holdRun,
  insertEndings,
  insertProposal,
  insertProposals,
  insertRun,
  insertRunScores,
  markAdopted,
  markCancelled,
  requestedLately,
} from './queries.ts'
import { movesOf } from './what-if.ts'
import { askedOf } from './wishes.ts'

type Named = { paper: number; reviewer: number }

const SEEDS = 2 ** 31 - 1

export async function requestRun(
  w: Writing,
  { reviews_per_paper, seed: given, wishes = {} }: RunOptions,
): Promise<Run> {
  must(mayAssign(w.viewer))
  const wanted = reviews_per_paper ?? w.workshop.reviews_per_paper
  const before = await requestedLately(w, { reviews_per_paper: wanted, wishes })
  if (before && (given ?? before.seed) === before.seed) return before
  // A seed that anybody could guess would tell beforehand which pairs are out.
  const seed = given ?? (typeof wishes.cap === 'number' ? randomInt(SEEDS) : 1)
  const run = await insertRun(w, { reviews_per_paper: wanted, seed, wishes })
  enqueue(w, 'assignments.run', { id: run.id })
  await record(w, 'run.requested', {
    subject: `run ${run.id}`,
    details: { wanted: run.reviews_per_paper, seed, ...wishes },
  })
  return run
}

/** The same wishes once more, for what is known by now. */
export async function repeatRun(w: Writing, id: number): Promise<Run> {
  const { reviews_per_paper, seed, wishes } = await holdRun(w, id)
  return requestRun(w, { reviews_per_paper, seed, wishes })
}

/** Whoever has cancelled it meanwhile wants no result. */
export async function completeRun(w: Writing, id: number, match: Match, seconds: number): Promise<void> {
  must(mayAssign(w.viewer))
  const run = await holdRun(w, id)
  if (run.finished_at) return
  const { pairs, endings, reasons, failure, outcome, likenesses, scoreFiles } = match
  await replaceLikenesses(w, likenesses)
  await insertRunScores(w, id, scoreFiles)
  await insertProposals(
    w,
    pairs.map((pair) => ({ ...pair, run_id: id, by_hand: false })),
  )
  await insertEndings(
    w,
    endings.map((pair) => ({ ...pair, run_id: id })),
  )
  await finishRun(w, id, { reasons, failure, outcome: { ...outcome, seconds } })
  await record(w, 'run.computed', { subject: `run ${id}` })
}

/** Both at once, where nobody waits for a page meanwhile. */
export async function finishRequestedRun(w: Writing, id: number, matched: Matched): Promise<void> {
  const task = await taskOf(w, id)
  if (task) await completeRun(w, id, await matched(task.facts, task.asked), 0)
}

export async function cancelRun(w: Writing, id: number): Promise<void> {
  const run = await holdRun(w, id)
  must(mayCancelRun(w.viewer, run))
  await markCancelled(w, id)
  await record(w, 'run.cancelled', { subject: `run ${id}` })
}

export async function addProposal(w: Writing, runId: number, { paper, reviewer }: Named): Promise<void> {
  const run = await holdRun(w, runId)
  must(mayChangeProposals(w.viewer, run))
  const pair = await holdPair(w, paper, reviewer)
  must(mayAssignPair(w.viewer, pair, pair))
  const fit = await fitsFor(w, { forbidden: new Set() }, [paper], askedOf(run))
  const by = { id: reviewer, topics: pair.reviewerTopics, senior: pair.senior }
  const score = fit({ id: paper, topics: pair.paperTopics }, by)?.value ?? 0
  const proposal = { run_id: runId, paper_id: paper, person_id: reviewer, score, by_hand: true }
  const added = await insertProposal(w, proposal)
  must(mayAssignPair(w.viewer, pair, { ...pair, standing: !added }))
  await record(w, 'proposal.added', {
    paperId: paper,
    subject: `person ${reviewer}`,
    details: { run: runId, reviewer },
  })
}

export async function removeProposal(w: Writing, runId: number, { paper, reviewer }: Named): Promise<void> {
  const run = await holdRun(w, runId)
  // First what concerns the run: a reason that only some papers get would tell which of them are hidden.
  must(mayChangeProposals(w.viewer, run))
  must(maySeeAssignmentOf(w.viewer, paper))
  const removed = await deleteProposal(w, { run_id: runId, paper_id: paper, person_id: reviewer })
  if (removed === 0) throw new NotFound()
  await record(w, 'proposal.removed', {
    paperId: paper,
    subject: `person ${reviewer}`,
    details: { run: runId, reviewer },
  })
}

/** Returns how many pairs came or went. What stood before the run and goes is ended when it is adopted. */
export async function changeProposal(w: Writing, runId: number, change: Change): Promise<number> {
  const run = await holdRun(w, runId)
  must(mayChangeProposals(w.viewer, run))
  const coming = await holdPair(w, change.paper, change.in ?? change.out ?? 0)
  must(maySeeAssignmentOf(w.viewer, change.paper))
  if (change.in !== null) must(mayAssignPair(w.viewer, coming, coming))
  const { added, removed, failure } = await movesOf(w, await boardFor(w), run, change)
  must(failure ? { because: failure } : 'yes')
  for (const { paper_id, person_id } of removed) {
    const gone = await deleteProposal(w, { run_id: runId, paper_id, person_id })
    if (gone === 0) await insertEndings(w, [{ run_id: runId, paper_id, person_id }])
  }
  await insertProposals(
    w,
    added.map((pair) => ({ ...pair, run_id: runId, by_hand: true })),
  )
  await record(w, 'proposal.changed', {
    paperId: change.paper,
    details: { run: runId, out: change.out, in: change.in },
  })
  return added.length + removed.length
}

/** Returns how many assignments it made, as far as this chair may know; those of hidden papers are made in silence. */
export async function adoptRun(w: Writing, id: number): Promise<number> {
  const run = await holdRun(w, id)
  must(mayAdopt(w.viewer, run))
  for (const assignment of await holdEnding(w, id)) await endBy(w, id, assignment)
  const papers = await adoptProposals(w, id)
  await markAdopted(w, id)
  await record(w, 'run.adopted', { subject: `run ${id}` })
  return papers.filter((paper) => yes(maySeeAssignmentOf(w.viewer, paper))).length
}

/** Only who has been told of a paper is told that it is taken back. */
async function endBy(w: Writing, run: number, assignment: HeldAssignment): Promise<void> {
  await endAssignment(w, assignment.id, '')
  await record(w, 'assignment.ended', {
    paperId: assignment.paper_id,
    subject: assignment.name,
    details: { reviewer: assignment.person_id, run },
  })
  if (assignment.dispatched_at) await send(w, assignmentEnded(assignment))
}
