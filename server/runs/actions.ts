// A run is asked for, computed by the worker, changed by hand, adopted. Until adoption nothing is assigned.
import { affinity } from '../assignments/affinity.ts'
import { boardFor } from '../assignments/board.ts'
import { holdPair } from '../assignments/queries.ts'
import type { Writing } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import { record } from '../core/journal.ts'
import type { Run } from '../core/tables-reviewing.ts'
import { enqueue } from '../jobs/queue.ts'
import {
  mayAdopt,
  mayAssign,
  mayAssignPair,
  mayChangeProposals,
  maySeeAssignmentOf,
} from '../policy/assignments.ts'
import { must, yes } from '../policy/verdict.ts'
import { matchAside } from './aside.ts'
import type { RunOptions } from './form.ts'
import {
  adoptProposals,
  deleteProposal,
  finishRun,
  holdRun,
  insertProposal,
  insertProposals,
  insertRun,
  markAdopted,
} from './queries.ts'

type Named = { paper: number; reviewer: number }

export async function requestRun(w: Writing, { reviews_per_paper, seed = 1 }: RunOptions): Promise<Run> {
  must(mayAssign(w.viewer))
  const run = await insertRun(w, {
    reviews_per_paper: reviews_per_paper ?? w.workshop.reviews_per_paper,
    seed,
  })
  await enqueue(w, 'assignments.run', { id: run.id })
  await record(w, 'run.requested', {
    subject: `run ${run.id}`,
    details: { wanted: run.reviews_per_paper, seed },
  })
  return run
}

/** Done by the worker for the workshop as a whole; done once, however often the queue asks. */
export async function finishRequestedRun(w: Writing, id: number): Promise<void> {
  must(mayAssign(w.viewer))
  const run = await holdRun(w, id)
  if (run.finished_at) return
  const { pairs, reasons, failure } = await matchAside(await boardFor(w), run.reviews_per_paper, run.seed)
  await insertProposals(
    w,
    pairs.map((pair) => ({ ...pair, run_id: id, by_hand: false })),
  )
  await finishRun(w, id, { reasons, failure })
  await record(w, 'run.computed', { subject: `run ${id}` })
}

export async function addProposal(w: Writing, runId: number, { paper, reviewer }: Named): Promise<void> {
  const run = await holdRun(w, runId)
  must(mayChangeProposals(w.viewer, run))
  const pair = await holdPair(w, paper, reviewer)
  must(mayAssignPair(w.viewer, pair, pair))
  const score = affinity(pair.paperTopics, pair.reviewerTopics)
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

/** Returns how many assignments it made, as far as this chair may know; those of hidden papers are made in silence. */
export async function adoptRun(w: Writing, id: number): Promise<number> {
  const run = await holdRun(w, id)
  must(mayAdopt(w.viewer, run))
  const papers = await adoptProposals(w, id)
  await markAdopted(w, id)
  await record(w, 'run.adopted', { subject: `run ${id}` })
  return papers.filter((paper) => yes(maySeeAssignmentOf(w.viewer, paper))).length
}
