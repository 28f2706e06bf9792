// Asking one reviewer to step in: they have the paper at once, by a letter that asks for a yes or a no. Whom a reviewer proposed is invited first.
import { assignAndTell } from '../assignments/actions.ts'
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { invite } from '../invitations/actions.ts'
import { USUAL_LOAD } from '../invitations/usual-load.ts'
import { mayAskStandin, maySeeAssignmentOf } from '../policy/assignments.ts'
import { mayInviteSubstitute } from '../policy/substitutes.ts'
import { must } from '../policy/verdict.ts'
import { standinAsked } from './letters.ts'
import { markStandin } from './queries.ts'
import { holdSubstitute } from './queries-substitutes.ts'

/** Whom somebody proposed gets the invitation that everybody gets: of the paper and of who proposed them it says nothing. */
export async function inviteSubstitute(w: Writing, paper: number, review: string): Promise<string> {
  must(maySeeAssignmentOf(w.viewer, paper))
  const substitute = await holdSubstitute(w, paper, review)
  if (substitute.invited) return substitute.name
  must(mayInviteSubstitute(w.viewer, substitute, substitute))
  const { name, email } = substitute
  await invite(w, { emails: [{ name, email }], role: 'reviewer', load: USUAL_LOAD, message: '' })
  await record(w, 'substitute.invited', { paperId: paper, subject: name })
  return name
}

export async function askStandin(w: Writing, pair: { paper: number; reviewer: number }): Promise<void> {
  must(maySeeAssignmentOf(w.viewer, pair.paper))
  must(mayAskStandin(w.viewer, w.deadlines, w.workshop.early_reading))
  const assignment = await assignAndTell(w, pair, (row, told) => standinAsked(w, row, told))
  await markStandin(w, assignment)
  await record(w, 'standin.asked', { paperId: pair.paper, details: { reviewer: pair.reviewer } })
}
