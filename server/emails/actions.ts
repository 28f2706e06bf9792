// Adding an address, confirming it, choosing the one for letters, removing one. No answer tells whether an address has an account.
import { endOtherSessions } from '../account/queries.ts'
import type { Writing } from '../context.ts'
import { Refused } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import type { Email } from '../core/tables.ts'
import { hashOf, newToken } from '../core/tokens.ts'
import { findSelf, holdPerson, linkAuthorships, personByEmail, updatePerson } from '../people/queries.ts'
import { revokeTokens } from '../people/tokens.ts'
import { mayAddEmail } from '../policy/people.ts'
import { must, signedInOnly } from '../policy/verdict.ts'
import { emailAdded, emailToConfirm } from './letters.ts'
import {
  deleteEmail,
  holdClaim,
  holdEmail,
  isAskedLately,
  lettersAsked,
  ownEmails,
  putClaim,
  takeFromUnconfirmed,
  updateEmail,
} from './queries.ts'

const TERM = { hours: 24 * 7 }
const MOST = 10
const MANY_LETTERS = 5

/** The letter goes to the address, so only whoever reads its mail can go on. */
export async function addEmail(w: Writing, email: string): Promise<Fault | null> {
  must(mayAddEmail(w.viewer))
  if (w.viewer.emails.has(email)) return fault({ email: 'This address is yours already.' }, { email })
  const own = await ownEmails(w)
  if (own.length >= MOST && !own.some((one) => one.email === email)) {
    return fault({ email: `An account can have ${MOST} further addresses. Remove one first.` }, { email })
  }
  if ((await lettersAsked(w)) >= MANY_LETTERS) {
    return fault({ email: 'We sent several letters within the hour. Try again later.' }, { email })
  }
  if (await isAskedLately(w, email)) return null
  const token = newToken()
  await putClaim(w, { email, token_hash: hashOf(token), expires_at: w.now.add(TERM) })
  await record(w, 'account.email-asked', { subject: w.viewer.name })
  await send(w, emailToConfirm(w.viewer, email, token))
  return null
}

const EXPIRED = 'This link was used already, has expired, or belongs to another account.'
const TAKEN = 'This address belongs to another account. Sign in there and remove it first.'

/** Open to whoever holds the link, in a session of the account that asked: the link proves the address, the session the account. */
export async function confirmEmail(w: Writing, token: string): Promise<Email> {
  const claim = await holdClaim(w, token)
  if (!claim) throw new Refused(EXPIRED)
  const owner = await personByEmail(w, claim.email)
  if (owner?.confirmed_at) throw new Refused(TAKEN)
  const ghost = await takeFromUnconfirmed(w, claim.email)
  if (ghost) await endOtherSessions(w, ghost.id, null)
  await updateEmail(w, claim.id, { confirmed_at: w.now, token_hash: null, expires_at: null })
  const person = await findSelf(w)
  await linkAuthorships(w, person)
  await record(w, 'account.email-added', { subject: person.name })
  await send(w, emailAdded(person, claim.email))
  return claim
}

const UNCONFIRMED = 'Confirm this address first: open the link in the letter we sent to it.'

/** The address of letters and this one change places. */
export async function chooseEmail(w: Writing, id: number): Promise<Email> {
  must(mayAddEmail(w.viewer))
  const chosen = await holdEmail(w, id)
  if (!chosen.confirmed_at) throw new Refused(UNCONFIRMED)
  const person = await holdPerson(w, chosen.person_id)
  await updatePerson(w, person.id, { email: chosen.email })
  await updateEmail(w, id, { email: person.email })
  await record(w, 'account.email-chosen', { subject: person.name })
  return chosen
}

/** Papers that came by the address stay; so do conflicts with it. */
export async function removeEmail(w: Writing, id: number): Promise<Email> {
  must(signedInOnly(w.viewer))
  const email = await holdEmail(w, id)
  if (email.confirmed_at) await updateEmail(w, id, { removed_at: w.now })
  else await deleteEmail(w, id)
  await revokeTokens(w, 'password_reset', email.person_id)
  await record(w, 'account.email-removed', { subject: w.viewer.name })
  return email
}
