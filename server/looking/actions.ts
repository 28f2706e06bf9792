// Beginning to look at the site as another person, and ending it: the journal names both.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { mayLookAs } from '../policy/looking.ts'
import { must } from '../policy/verdict.ts'
import { type LookedAt, personToLookAs } from './queries.ts'

export async function beginLooking(w: Writing, id: number): Promise<LookedAt> {
  const person = await personToLookAs(w, id)
  must(mayLookAs(w.viewer, person))
  await record(w, 'looking.begun', { subject: person.name, details: { person: person.id } })
  return person
}

/** Open to whoever has begun. */
export async function endLooking(w: Writing, id: number, name: string): Promise<void> {
  await record(w, 'looking.ended', { subject: name, details: { person: id } })
}
