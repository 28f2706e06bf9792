// One-time codes by the clock (RFC 6238 over RFC 4226), as every authenticator app makes them, and the recovery codes beside them.
import { HOTP, Secret, TOTP } from 'otpauth'
import type { SecondFactor } from '../core/tables-people.ts'
import { hashOf } from '../core/tokens.ts'

const SECONDS = 30
/** One step earlier and one later: clocks of phones differ, and typing takes a while. */
const NEAR = [0, -1, 1]

const HALF_AN_HOUR = { minutes: 30 }

/** Where a secret is sealed for. */
export const placeOf = (personId: number) => `second factor of person ${personId}`

/** For its first code, half an hour long. */
export const isWaiting = ({ confirmed_at, begun_at }: SecondFactor, now: Temporal.Instant): boolean =>
  confirmed_at === null && Temporal.Instant.compare(now, begun_at.add(HALF_AN_HOUR)) < 0

/** By chance three of a million codes fit, so nobody gets far with them. */
export const MOST_WRONG = 20

/** What the person reads. */
export const CLOSED =
  'Too many wrong codes were entered one after the other, so no code of an app is taken. Use a recovery code, or set a new password by letter first. If neither helps, ask a chair.'

export const isClosed = ({ wrong_codes }: SecondFactor): boolean => wrong_codes >= MOST_WRONG

/** 160 bits, as the standard wants for SHA-1. */
export const newSecret = () => new Secret({ size: 20 }).base32

export const stepAt = (now: Temporal.Instant) => Math.floor(now.epochMilliseconds / 1000 / SECONDS)

/** Of which step near now the six digits are the code; steps up to `last` are used up. */
export function stepOf(
  secret: string,
  digits: string,
  now: Temporal.Instant,
  last: number | null,
): number | undefined {
  const steps = NEAR.map((away) => stepAt(now) + away).filter((step) => step > (last ?? 0))
  const key = Secret.fromBase32(secret)
  return steps.find((counter) => HOTP.validate({ token: digits, secret: key, counter, window: 0 }) === 0)
}

/** What a QR code tells an app. */
export const keyUri = (secret: string, issuer: string, label: string) =>
  new TOTP({ secret, issuer, label, period: SECONDS }).toString()

const MANY = 10

/** 80 bits each: too many to be guessed from their hashes. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: MANY }, () =>
    new Secret({ size: 10 }).base32.toLowerCase().replace(/.{4}(?=.)/g, '$&-'),
  )

export const recoveryHash = (code: string) => hashOf(code.toLowerCase().replace(/[^a-z2-7]/g, ''))

/** As typed: six digits of now, or a recovery code, whatever stands between its letters; null: neither. */
export function readCode(typed: string): { digits: string } | { hash: string } | null {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '')
  if (/^\d{6}$/.test(plain)) return { digits: plain }
  return /^[a-z2-7]{16}$/.test(plain) ? { hash: recoveryHash(plain) } : null
}
