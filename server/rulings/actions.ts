// Locking a pair, so that every run keeps it, and ruling one out, so that none makes it.
import { type AssignmentKey, holdAssignment, holdPair } from '../assignments/queries.ts'
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { mayRulePair } from '../policy/assignments.ts'
import { must } from '../policy/verdict.ts'
import type { Ruled } from './form.ts'
import { deleteRuling, putRuling } from './queries.ts'

export async function rulePair(w: Writing, { paper, reviewer, ruling }: Ruled): Promise<void> {
  const pair = await holdPair(w, paper, reviewer)
  must(mayRulePair(w.viewer, pair, pair, ruling))
  const key = { paper_id: paper, person_id: reviewer }
  if (ruling === 'none') await deleteRuling(w, key)
  else await putRuling(w, key, ruling)
  await record(w, 'pair.ruled', {
    paperId: paper,
    subject: `person ${reviewer}`,
    details: { reviewer, ruling },
  })
}

/** What stands. */
export async function lockAssignment(w: Writing, key: AssignmentKey): Promise<number> {
  const { paper_id, person_id } = await holdAssignment(w, key)
  await rulePair(w, { paper: paper_id, reviewer: person_id, ruling: 'locked' })
  return paper_id
}
