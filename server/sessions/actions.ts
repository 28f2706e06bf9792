// Ending sessions of one's own that are open elsewhere.
import type { Writing } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import { record } from '../core/journal.ts'
import { must, signedInOnly } from '../policy/verdict.ts'
import { deleteSessions, ownSessions } from './queries.ts'

/** `which`: the hash of one, or all but this one. Returns how many have ended. */
export async function endSessions(w: Writing, which: string, thisOne: string): Promise<number> {
  must(signedInOnly(w.viewer))
  const others = (await ownSessions(w)).filter(({ sid }) => sid !== thisOne)
  const ending = which === 'others' ? others : others.filter(({ key }) => key === which)
  if (ending.length === 0 && which !== 'others') throw new NotFound()
  const count = await deleteSessions(
    w,
    ending.map(({ sid }) => sid),
  )
  if (count > 0) await record(w, 'account.sessions-ended', { subject: w.viewer.name, details: { count } })
  return count
}
