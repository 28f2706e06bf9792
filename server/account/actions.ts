// What can happen to an account. None of the answers tells whether an address has one.
import type { Writing } from '../context.ts'
import { found, Refused } from '../core/errors.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { holdPerson, insertAccount, linkAuthorships, personByEmail, updatePerson } from '../people/queries.ts'
import { issueToken, revokeTokens, spendToken } from '../people/tokens.ts'
import { must, signedInOnly } from '../policy/verdict.ts'
import { ownId } from '../policy/viewer.ts'
import { reopenFactor } from '../second-factor/queries.ts'
import { signInChanged } from '../sessions/letters.ts'
import { hashPassword } from '../sessions/passport.ts'
import { endAllTokens } from '../tokens/queries.ts'
import { accountExists, addressToConfirm, passwordToReset } from './letters.ts'
import { endOtherSessions, hasManyLetters } from './queries.ts'

const EXPIRED = 'This link was used already or has expired. Ask for a new one.'
const MANY_LETTERS =
  'We sent several letters to your address within the hour. Look among unwanted mail, or try again later.'

/** Open to all. The letter goes to the address, so only its owner learns what happened. */
export async function createAccount(
  w: Writing,
  typed: { name: string; email: string; affiliation: string; password: string },
): Promise<void> {
  const { password, ...fields } = typed
  // Hashed in either case, so that both answers take equally long.
  const password_hash = await hashPassword(password)
  const owner = await personByEmail(w, fields.email)
  const created = owner ? undefined : await insertAccount(w, { ...fields, password_hash })
  const person = created ?? owner ?? found(await personByEmail(w, fields.email))
  if (await hasManyLetters(w, person)) return
  if (person.confirmed_at) return void (await send(w, accountExists({ ...person, email: fields.email })))
  if (!created) await takeOver(w, person, { ...fields, password_hash })
  await record(w, 'account.created', { subject: fields.name, details: { personId: person.id } })
  await send(w, await confirming(w, person))
}

/**
 * Nobody owns an address that is not confirmed. Whoever signed up with it first may not be its owner, so the newest
 * letter confirms what came with it: otherwise its owner would confirm somebody else's password.
 */
async function takeOver(w: Writing, { id }: Person, account: Partial<Person>): Promise<void> {
  await updatePerson(w, id, account)
  await endOtherSessions(w, id, null)
}

const confirming = async (w: Writing, person: Person) =>
  addressToConfirm(person, await issueToken(w, 'confirmation', person.id))

/** Open to whoever holds the link: it proves the address, and nothing else. */
export async function confirmAddress(w: Writing, token: string): Promise<Person> {
  const spent = await spendToken(w, 'confirmation', token)
  if (!spent?.person_id) throw new Refused(EXPIRED)
  const person = await holdPerson(w, spent.person_id)
  const confirmed = await updatePerson(w, person.id, { confirmed_at: person.confirmed_at ?? w.now })
  await linkAuthorships(w, confirmed)
  await record(w, 'account.confirmed', { subject: person.name, details: { personId: person.id } })
  return confirmed
}

/** Open to the signed-in person, for the own address. */
export async function askConfirmation(w: Writing): Promise<void> {
  must(signedInOnly(w.viewer))
  const person = await holdPerson(w, ownId(w.viewer))
  if (person.confirmed_at) return
  if (await hasManyLetters(w, person)) throw new Refused(MANY_LETTERS)
  await record(w, 'account.confirmation-asked', { subject: person.name })
  await send(w, await confirming(w, person))
}

/** Open to all; a letter goes out only where there is an account, to the address that was typed: it may be the only one left. */
export async function askPasswordReset(w: Writing, email: string): Promise<void> {
  const person = await personByEmail(w, email)
  if (!person || (await hasManyLetters(w, person))) return
  await record(w, 'account.password-reset-asked', { subject: person.name, details: { personId: person.id } })
  await send(w, passwordToReset({ ...person, email }, await issueToken(w, 'password_reset', person.id)))
}

/** Open to whoever holds the link. It proves the address too; every session of the person ends. */
export async function resetPassword(w: Writing, token: string, password: string): Promise<void> {
  const spent = await spendToken(w, 'password_reset', token)
  if (!spent?.person_id) throw new Refused(EXPIRED)
  const person = await holdPerson(w, spent.person_id)
  await updatePerson(w, person.id, {
    password_hash: await hashPassword(password),
    confirmed_at: person.confirmed_at ?? w.now,
  })
  await linkAuthorships(w, person)
  await reopenFactor(w, person.id)
  await endAllTokens(w, person.id)
  await endOtherSessions(w, person.id, null)
  await record(w, 'account.password-reset', { subject: person.name, details: { personId: person.id } })
  await send(w, signInChanged(person, 'password by letter'))
}

export async function changePassword(w: Writing, password: string, sessionId: string): Promise<void> {
  must(signedInOnly(w.viewer))
  const person = await holdPerson(w, ownId(w.viewer))
  await updatePerson(w, person.id, { password_hash: await hashPassword(password) })
  await revokeTokens(w, 'password_reset', person.id)
  await endAllTokens(w, person.id)
  await endOtherSessions(w, person.id, sessionId)
  await record(w, 'account.password-changed', { subject: person.name })
  await send(w, signInChanged(person, 'new password'))
}

export async function saveProfile(w: Writing, profile: { name: string; affiliation: string }): Promise<void> {
  must(signedInOnly(w.viewer))
  await updatePerson(w, ownId(w.viewer), profile)
  await record(w, 'account.changed', { subject: profile.name })
}
