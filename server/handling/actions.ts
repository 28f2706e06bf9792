// A chair without a conflict says who is in charge of a paper.
import type { Writing } from '../context.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { holdPaper } from '../papers/queries.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayNameHandlingChair } from '../policy/chairs.ts'
import { must } from '../policy/verdict.ts'
import { nameHandling } from './queries.ts'

export async function nameHandlingChair(
  w: Writing,
  paperId: number,
  chair: number | null,
): Promise<Fault | null> {
  const paper = await holdPaper(w, paperId)
  must(mayNameHandlingChair(w.viewer, paperId))
  const named = (await chairsUnconflictedWith(w, paperId)).find(({ id }) => id === chair)
  if (chair !== null && !named)
    return fault(
      { chair: 'This person is no chair, or in conflict with the paper. Choose another one.' },
      { chair },
    )
  await nameHandling(w, paperId, chair)
  const details = { chair: named?.name ?? 'every chair without a conflict' }
  await record(w, 'paper.handling-chair-named', { paperId, subject: paper.title, details })
  return null
}
