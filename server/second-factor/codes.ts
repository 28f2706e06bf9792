// One-time codes by the clock (RFC 6238 over RFC 4226), as every authenticator app makes them, and the recovery codes beside them.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SecondFactor } from '../core/tables-people.ts'
import { hashOf } from '../core/tokens.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const SECONDS = 30
/** One step earlier and one later: clocks of phones differ, and typing takes a while. */
const NEAR = [0, -1, 1]

const HALF_AN_HOUR = { minutes: 30 }

/** Where a secret is sealed for. */
export const placeOf = (personId: number) => `second factor of person ${personId}`

/** For its first code, half an hour long. */
export const isWaiting = ({ confirmed_at, begun_at }: SecondFactor, now: Temporal.Instant): boolean =>
  confirmed_at === null && Temporal.Instant.compare(now, begun_at.add(HALF_AN_HOUR)) < 0

/** 160 bits, as the standard wants for SHA-1. */
export const newSecret = () => base32(randomBytes(20))

/** Base32 of RFC 4648, for bytes whose bits are a multiple of five. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five, 2)]).join('')
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

export const stepAt = (now: Temporal.Instant) => Math.floor(now.epochMilliseconds / 1000 / SECONDS)

/** Of which step near now the six digits are the code; steps up to `last` are used up. */
export function stepOf(
  secret: string,
  digits: string,
  now: Temporal.Instant,
  last: number | null,
): number | undefined {
  const steps = NEAR.map((away) => stepAt(now) + away).filter((step) => step > (last ?? 0))
  const fitting = steps.filter((step) =>
    timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(digits)),
  )
  return fitting[0]
}

/** As much of it as a QR code has room for. */
const encoded = (text: string, most: number) =>
  [...text]
    .map(encodeURIComponent)
    .reduce((all, one) => (all.length + one.length > most ? all : all + one), '')

/** What a QR code tells an app: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function keyUri(secret: string, issuer: string, account: string): string {
  const [site, name] = [encoded(issuer, 120), encoded(account, 600)]
  return `otpauth://totp/${site}:${name}?secret=${secret}&issuer=${site}&algorithm=SHA1&digits=6&period=${SECONDS}`
}

const MANY = 10

/** 80 bits each: too many to be guessed from their hashes. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: MANY }, () =>
    base32(randomBytes(10))
      .toLowerCase()
      .replace(/.{4}(?=.)/g, '$&-'),
  )

export const recoveryHash = (code: string) => hashOf(code.toLowerCase().replace(/[^a-z2-7]/g, ''))

/** As typed: six digits of now, or a recovery code, whatever stands between its letters; null: neither. */
export function readCode(typed: string): { digits: string } | { hash: string } | null {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '')
  if (/^\d{6}$/.test(plain)) return { digits: plain }
  return /^[a-z2-7]{16}$/.test(plain) ? { hash: recoveryHash(plain) } : null
}
