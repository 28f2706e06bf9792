// Further addresses of an account: asked for, confirmed, removed; and the one that letters go to.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Email, Person } from '../core/tables.ts'
import { hashOf } from '../core/tokens.ts'
import { holdPerson } from '../people/queries.ts'
import { ownId } from '../policy/viewer.ts'

const mine = ({ db, viewer }: Reading) =>
  db<Email>('emails')
    .where({ person_id: ownId(viewer) })
    .whereNull('removed_at')

export const ownEmails = (r: Reading): Promise<Email[]> => mine(r).orderBy('email')

export const holdEmail = async (w: Writing, id: number): Promise<Email> =>
  found(await mine(w).where({ id }).forUpdate().first())

const living = (r: Reading, token: string) =>
  mine(r)
    .where({ token_hash: hashOf(token) })
    .where('expires_at', '>', r.now)

/** Whoever holds the link, in a session of the account that asked; looking changes nothing. */
export const findClaim = (r: Reading, token: string): Promise<Email | undefined> => living(r, token).first()

export const holdClaim = (w: Writing, token: string): Promise<Email | undefined> =>
  living(w, token).forUpdate().first()

/** Asking again makes a new link and ends the earlier one. A former address keeps its own row, for the sake of its conflicts. */
export async function putClaim(
  { db, now, viewer }: Writing,
  claim: { email: string; token_hash: string; expires_at: Temporal.Instant },
): Promise<void> {
  await db<Email>('emails')
    .insert({ ...claim, person_id: ownId(viewer), added_at: now })
    .onConflict(db.raw('(person_id, email) where removed_at is null'))
    .merge(['token_hash', 'expires_at', 'added_at'])
}

/** As from a double press: a second link a moment later would end the first one on its way. Of two at once the second waits. */
export async function isAskedLately(w: Writing, email: string): Promise<boolean> {
  await holdPerson(w, ownId(w.viewer))
  const row = await mine(w)
    .where({ email })
    .whereNull('confirmed_at')
    .where('added_at', '>', w.now.subtract({ seconds: 10 }))
    .first('id')
  return row !== undefined
}

export const updateEmail = ({ db }: Writing, id: number, change: Partial<Email>) =>
  db<Email>('emails').where({ id }).update(change)

/** A claim that nobody confirmed leaves nothing behind. */
export const deleteEmail = ({ db }: Writing, id: number) => db<Email>('emails').where({ id }).delete()

/**
 * An account that nobody confirmed gives up its address to whoever proves to read its mail: it keeps neither its
 * session nor its links, and a name under which nothing can arrive.
 */
export async function takeFromUnconfirmed({ db, now }: Writing, email: string): Promise<Person | undefined> {
  const [ghost] = await db<Person>('people')
    .where({ email })
    .whereNull('confirmed_at')
    .update({ email: db.raw("'unconfirmed-' || id || '@rostrum.invalid'") })
    .returning('*')
  if (ghost) await db('tokens').where({ person_id: ghost.id }).whereNull('used_at').update({ used_at: now })
  return ghost
}

const AN_HOUR = { hours: 1 }

export async function lettersAsked({ db, now, viewer }: Writing): Promise<number> {
  const row = await db('letters')
    .where({ person_id: viewer.personId })
    .whereLike('view', 'emails/mail/%')
    .where('written_at', '>', now.subtract(AN_HOUR))
    .count<{ count: number }[]>('*')
    .first()
  return row?.count ?? 0
}
