// What can happen to a second factor: begun, confirmed, asked for, turned off, taken from somebody who lost it.
import { endOtherSessions } from '../account/queries.ts'
import type { Writing } from '../context.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import type { Seal } from '../core/seal.ts'
import type { Person } from '../core/tables.ts'
import { holdPerson, personByEmail } from '../people/queries.ts'
import { mayRemoveFactor, mayRequireFactor, maySetUpFactor } from '../policy/second-factor.ts'
import { must } from '../policy/verdict.ts'
import { signInChanged } from '../sessions/letters.ts'
import { updateWorkshop } from '../settings/queries.ts'
import { endAllTokens } from '../tokens/queries.ts'
import { isWaiting, newRecoveryCodes, newSecret, placeOf, readCode, recoveryHash, stepOf } from './codes.ts'
import { factorRemoved } from './letters.ts'
import {
  deleteFactor,
  hasFactor,
  holdFactor,
  insertFactor,
  replaceRecoveryCodes,
  spendRecoveryCode,
  updateFactor,
} from './queries.ts'

const WRONG =
  'This code does not fit, or was used already. Enter the one that your app shows now, or a recovery code.'
const LATE = 'Too much time has passed. Start again.'

/** Nothing is asked for yet, so the journal is silent until the first code. */
export async function beginFactor(w: Writing, seal: Seal): Promise<void> {
  const id = w.viewer.personId ?? 0
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
  const id = w.viewer.personId ?? 0
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

/** Open to whoever has given the password of this person. A code that fits is used up with it. */
export async function spendCode(w: Writing, seal: Seal, person: number, typed: string): Promise<boolean> {
  const factor = await holdFactor(w, person)
  const code = readCode(typed)
  if (!factor?.confirmed_at || !code) return false
  if ('hash' in code) return spendRecovery(w, person, code.hash)
  const secret = seal.open(factor.secret, placeOf(person))
  const step = secret === null ? undefined : stepOf(secret, code.digits, w.now, factor.last_step)
  if (step === undefined) return false
  await updateFactor(w, person, { last_step: step })
  return true
}

async function spendRecovery(w: Writing, person: number, hash: string): Promise<boolean> {
  if (!(await spendRecoveryCode(w, person, hash))) return false
  const owner = await holdPerson(w, person)
  await record(w, 'account.recovery-code-used', { subject: owner.name, details: { personId: person } })
  await send(w, signInChanged(owner, 'recovery code used'))
  return true
}

/** `sessionId`: the one that stays. */
export async function endFactor(w: Writing, seal: Seal, typed: string, sessionId: string) {
  must(w.viewer.personId ? 'yes' : 'hidden')
  const id = w.viewer.personId ?? 0
  if (!(await spendCode(w, seal, id, typed))) return fault({ code: WRONG })
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
): Promise<{ codes: string[] } | Fault> {
  must(w.viewer.personId ? 'yes' : 'hidden')
  const id = w.viewer.personId ?? 0
  if (!(await spendCode(w, seal, id, typed))) return fault({ code: WRONG })
  await endOthers(w, id, sessionId)
  await record(w, 'account.recovery-codes-renewed', { subject: w.viewer.name })
  await send(w, signInChanged(await holdPerson(w, id), 'new recovery codes'))
  return { codes: await giveCodes(w, id) }
}

/** From now on chairs without one are sent to set theirs up, whatever they ask for. */
export async function requireFactor(w: Writing, required: boolean): Promise<void> {
  const own = { on: await hasFactor(w, w.viewer.personId ?? 0) }
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
