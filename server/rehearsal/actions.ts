// What happens in a rehearsal that no page of a real house does: people come with their address confirmed.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import type { Person } from '../core/tables.ts'
import { insertAccount, linkAuthorships } from '../people/queries.ts'

/** Open to the rehearsal alone, which has no mailboxes to wait for and no passwords to hash. */
export async function joinWorkshop(
  w: Writing,
  account: Pick<Person, 'name' | 'email' | 'affiliation' | 'password_hash'>,
): Promise<Person | null> {
  const person = await insertAccount(w, { ...account, confirmed_at: w.now })
  if (!person) return null
  await linkAuthorships(w, person)
  await record(w, 'account.confirmed', { subject: person.name, details: { personId: person.id } })
  return person
}
