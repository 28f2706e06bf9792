// A person says with whom they are tied, and takes it back.
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import type { Tie } from '../core/tables-conflicts.ts'
import { maySayTie } from '../policy/people.ts'
import { must, signedInOnly } from '../policy/verdict.ts'
import { deleteTie, ownTies, putTie } from './queries.ts'

const MOST = 200

export async function sayTie(
  w: Writing,
  tie: Pick<Tie, 'kind' | 'email' | 'institution' | 'note'>,
): Promise<Fault | null> {
  must(maySayTie(w.viewer))
  const who = tie.email ?? tie.institution ?? ''
  if (w.viewer.emails.has(who)) return fault({ who: 'This address is your own.' }, { ...tie, who })
  if ((await ownTies(w)).length >= MOST) return fault({ who: `${MOST} are the most.` }, { ...tie, who })
  await putTie(w, tie)
  await record(w, 'tie.said', { subject: w.viewer.name })
  return null
}

export async function takeBackTie(w: Writing, id: number): Promise<void> {
  must(signedInOnly(w.viewer))
  found((await deleteTie(w, id)) || undefined)
  await record(w, 'tie.taken-back', { subject: w.viewer.name })
}
