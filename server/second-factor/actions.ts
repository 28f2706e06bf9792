// What can happen to a second factor: begun, confirmed, asked for, turned off, taken from somebody who lost it.
import { endOtherSessions } from '../account/queries.ts'
import type { Writing } from '../context.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import type { Seal } from '../core/seal.ts'
import type { Person } from '../core/tables.ts'
import type { SecondFactor } from '../core/tables-people.ts'
import { holdPerson, personByEmail } from '../people/queries.ts'
import { mayRemoveFactor, mayRequireFactor, maySetUpFactor } from '../policy/second-factor.ts'
import { must, signedInOnly } from '../policy/verdict.ts'
import { ownId } from '../policy/viewer.ts'
import { signInChanged } from '../sessions/letters.ts'
import { updateWorkshop } from '../settings/queries.ts'
import { endAllTokens } from '../tokens/queries.ts'
import {
  isClosed,
  isWaiting,
  newRecoveryCodes,
  newSecret,
  placeOf,
  readCode,
  recoveryHash,
  stepOf,
} from './codes.ts'
import { factorClosed, factorRemoved } from './letters.ts'
import {
  deleteFactor,
  hasFactor,
  holdFactor,
  insertFactor,
  replaceRecoveryCodes,
  spendRecoveryCode,
  updateFactor,
} from './queries.ts'

const LATE = 'Too much time has passed. Start again.'

/** Nothing is asked for yet, so the journal is silent until the first code. */
export async function beginFactor(w: Writing, seal: Seal): Promise<void> {
  const id = ownId(w.viewer)
  must(maySetUpFactor(w.viewer, { on: await hasFactor(w, id) }))
  await insertFactor(w, id, seal.close(newSecret(), placeOf(id)))
}

/** The codes are told once, and kept as hashes. */
export async function confirmFactor(
  w: Writing,
  seal: Seal,
  typed: string,
  sessionId: string,
): Promise<{ codes: string[] } | Fault> {
  const id = ownId(w.viewer)
  must(maySetUpFactor(w.viewer, { on: await hasFactor(w, id) }))
  const factor = await holdFactor(w, id)
  const secret = factor && isWaiting(factor, w.now) ? seal.open(factor.secret, placeOf(id)) : null
  if (secret === null) return fault({ current: LATE })
  const code = readCode(typed)
  const step = code && 'digits' in code ? stepOf(secret, code.digits, w.now, null) : undefined
  if (step === undefined)
    return fault({ code: 'This code does not fit. Enter the six digits that your app shows now.' })
  await updateFactor(w, id, { confirmed_at: w.now, last_step: step })
  await endOthers(w, id, sessionId)
  await record(w, 'account.second-factor-on', { subject: w.viewer.name })
  await send(w, signInChanged(await holdPerson(w, id), 'factor on'))
  return { codes: await giveCodes(w, id) }
}

async function giveCodes(w: Writing, id: number): Promise<string[]> {
  const codes = newRecoveryCodes()
  await replaceRecoveryCodes(w, id, codes.map(recoveryHash))
  return codes
}

/** As after a change of the password: whoever came in before comes in anew. */
async function endOthers(w: Writing, id: number, keep: string | null): Promise<void> {
  await endAllTokens(w, id)
  await endOtherSessions(w, id, keep)
}

/** Why a code was not taken. */
export type Miss = 'wrong' | 'closed'

/**
 * Open to whoever has given the password of this person; null once it is taken, and used up with it. A miss is no
 * fault, which would undo that it was counted.
 */
export async function spendCode(w: Writing, seal: Seal, person: number, typed: string): Promise<Miss | null> {
  const factor = await holdFactor(w, person)
  const code = readCode(typed)
  if (!factor?.confirmed_at || !code) return 'wrong'
  if ('hash' in code) return spendRecovery(w, person, code.hash)
  if (isClosed(factor)) return 'closed'
  const secret = seal.open(factor.secret, placeOf(person))
  const step = secret === null ? undefined : stepOf(secret, code.digits, w.now, factor.last_step)
  if (step === undefined) return missed(w, factor)
  await updateFactor(w, person, { last_step: step, ...UNTRIED })
  return null
}

const UNTRIED = { wrong_codes: 0, reopened_at: null }

async function missed(w: Writing, factor: SecondFactor): Promise<Miss> {
  const wrong_codes = factor.wrong_codes + 1
  await updateFactor(w, factor.person_id, { wrong_codes })
  if (!isClosed({ ...factor, wrong_codes })) return 'wrong'
  const owner = await holdPerson(w, factor.person_id)
  await record(w, 'account.second-factor-closed', { subject: owner.name, details: { personId: owner.id } })
  await send(w, factorClosed(owner))
  return 'closed'
}

/** Not counted where it is wrong: of 80 bits none is guessed. */
async function spendRecovery(w: Writing, person: number, hash: string): Promise<Miss | null> {
  if (!(await spendRecoveryCode(w, person, hash))) return 'wrong'
  await updateFactor(w, person, UNTRIED)
  const owner = await holdPerson(w, person)
  await record(w, 'account.recovery-code-used', { subject: owner.name, details: { personId: person } })
  await send(w, signInChanged(owner, 'recovery code used'))
  return null
}

/** `sessionId`: the one that stays. */
export async function endFactor(
  w: Writing,
  seal: Seal,
  typed: string,
  sessionId: string,
): Promise<Miss | null> {
  must(signedInOnly(w.viewer))
  const id = ownId(w.viewer)
  const miss = await spendCode(w, seal, id, typed)
  if (miss) return miss
  await deleteFactor(w, id)
  await endOthers(w, id, sessionId)
  await record(w, 'account.second-factor-off', { subject: w.viewer.name })
  await send(w, signInChanged(await holdPerson(w, id), 'factor off'))
  return null
}

export async function renewRecoveryCodes(
  w: Writing,
  seal: Seal,
  typed: string,
  sessionId: string,
): Promise<{ codes: string[] } | Miss> {
  must(signedInOnly(w.viewer))
  const id = ownId(w.viewer)
  const miss = await spendCode(w, seal, id, typed)
  if (miss) return miss
  await endOthers(w, id, sessionId)
  await record(w, 'account.recovery-codes-renewed', { subject: w.viewer.name })
  await send(w, signInChanged(await holdPerson(w, id), 'new recovery codes'))
  return { codes: await giveCodes(w, id) }
}

/** From now on chairs without one are sent to set theirs up, whatever they ask for. */
export async function requireFactor(w: Writing, required: boolean): Promise<void> {
  const own = { on: await hasFactor(w, ownId(w.viewer)) }
  must(mayRequireFactor(w.viewer, required ? own : { on: true }))
  if (required === (w.workshop.second_factor_since !== null)) return
  await updateWorkshop(w, { second_factor_since: required ? w.now : null })
  await record(w, required ? 'settings.second-factor-required' : 'settings.second-factor-not-required', {
    subject: w.workshop.short_name,
  })
}

/** Of somebody who has lost the device and the codes. Every session of theirs ends, and a letter tells them. */
export async function removeFactor(w: Writing, email: string): Promise<Person | Fault> {
  const person = await personByEmail(w, email)
  must(mayRemoveFactor(w.viewer, person ?? { id: 0 }))
  const factor = person && (await holdFactor(w, person.id))
  if (!person || !factor?.confirmed_at)
    return fault({ email: 'No account with this address has a second factor.' }, { email })
  await deleteFactor(w, person.id)
  await endOthers(w, person.id, null)
  await record(w, 'account.second-factor-removed', {
    subject: person.name,
    details: { personId: person.id },
  })
  const by = w.viewer.personId === null ? 'Whoever runs the server' : w.viewer.name
  await send(w, factorRemoved(person, by))
  return person
}
