// Asking one reviewer to step in: they have the paper at once, by a letter that asks for a yes or a no.
import { assignAndTell } from '../assignments/actions.ts'
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { maySeeAssignmentOf } from '../policy/assignments.ts'
import { must } from '../policy/verdict.ts'
import { standinAsked } from './letters.ts'
import { markStandin } from './queries.ts'

export async function askStandin(w: Writing, pair: { paper: number; reviewer: number }): Promise<void> {
  must(maySeeAssignmentOf(w.viewer, pair.paper))
  const assignment = await assignAndTell(w, pair, (row, told) => standinAsked(w, row, told))
  await markStandin(w, assignment)
  await record(w, 'standin.asked', { paperId: pair.paper, details: { reviewer: pair.reviewer } })
}
