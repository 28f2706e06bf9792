// What the same person did just now, so that a double press and a form that saves itself count once.
import type { Writing } from '../context.ts'
import { writeLines } from '../core/journal.ts'
import type { Paper } from '../core/tables.ts'
import { holdPerson } from '../people/queries.ts'

/** A draft of that title which the same person began just now and did not touch since, as from a double press; of two at once the second waits. */
export async function startedLately(w: Writing, title: string): Promise<Paper | undefined> {
  const { personId } = w.viewer
  if (personId === null) return undefined
  const { id } = await holdPerson(w, personId)
  return w
    .db<Paper>('papers')
    .where({ title, created_by: id, abstract: '', submitted_at: null, deleted_at: null })
    .whereRaw('changed_at = created_at')
    .where('created_at', '>', w.now.subtract({ minutes: 1 }))
    .first()
}

/** Whether the journal has a line of this person's saving this paper within the last minutes. */
export async function savedLately(w: Writing, paperId: number): Promise<boolean> {
  await writeLines(w)
  const mine = { paper_id: paperId, person_id: w.viewer.personId, verb: 'paper.saved' }
  const line = await w
    .db('journal')
    .where(mine)
    .where('at', '>', w.now.subtract({ minutes: 10 }))
    .first('at')
  return line !== undefined
}
