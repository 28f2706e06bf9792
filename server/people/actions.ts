// What can happen to the role of a chair: it is taken away, by another one or by that person.
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { record } from '../core/journal.ts'
import { mayRemoveChair } from '../policy/chairs.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { deleteChair, holdChairs, orphansWithout } from './queries-chairs.ts'

/** At once, in every session: who is a chair is asked with each request. */
export async function removeChair(w: Writing, personId: number): Promise<string> {
  must(mayConfigure(w.viewer))
  const chairs = await holdChairs(w)
  const chair = found(chairs.find(({ person_id }) => person_id === personId))
  const orphans = await orphansWithout(w, personId)
  must(mayRemoveChair(w.viewer, { person_id: personId, chairs: chairs.length, orphans }))
  await deleteChair(w, personId)
  await record(w, 'chair.removed', { subject: chair.name })
  return chair.name
}
