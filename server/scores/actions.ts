// Scores from elsewhere instead of the likeness of texts: taken in and looked at, then in force, then ended.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { mayAssign } from '../policy/assignments.ts'
import { must } from '../policy/verdict.ts'
import { deleteDraft, endScores, holdDraft, insertDraft, putScores } from './queries.ts'

/** All lines of the file, kept aside until somebody has looked at them. Returns its number. */
export async function takeInScores(
  w: Writing,
  name: string,
  scores: Map<number, Map<number, number>>,
): Promise<number> {
  must(mayAssign(w.viewer))
  const id = await insertDraft(w, name, scores)
  // Without numbers: the journal is read by chairs in conflict with some of the papers too.
  await record(w, 'scores.read', { subject: name })
  return id
}

/** They replace those of an earlier file. */
export async function adoptScores(w: Writing, id: number): Promise<void> {
  must(mayAssign(w.viewer))
  const { name } = await holdDraft(w, id)
  await endScores(w)
  await putScores(w, id)
  await record(w, 'scores.adopted', { subject: name })
}

export async function discardScores(w: Writing, id: number): Promise<void> {
  must(mayAssign(w.viewer))
  const { name } = await holdDraft(w, id)
  await deleteDraft(w, id)
  await record(w, 'scores.discarded', { subject: name })
}

/** From the next run on texts are compared again. */
export async function dropScores(w: Writing): Promise<void> {
  must(mayAssign(w.viewer))
  must((await endScores(w)) > 0 ? 'yes' : { because: 'No scores from a file are in force.' })
  await record(w, 'scores.ended')
}
