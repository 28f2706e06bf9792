// One-time codes as RFC 6238 has them, and the QR code that tells an app of them.
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { TOTP, URI } from 'otpauth'
import { qrPath, squaresOf } from '../../server/core/qr.ts'
import { sealOf } from '../../server/core/seal.ts'
import {
  keyUri,
  newRecoveryCodes,
  newSecret,
  readCode,
  recoveryHash,
  stepAt,
  stepOf,
} from '../../server/second-factor/codes.ts'
import { codeOf } from './with-factor.ts'

/** Base32 of the ASCII text 12345678901234567890. */
const STANDARD = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

test('the codes are those of the appendix of RFC 6238', () => {
  for (const [seconds, digits] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ] as const)
    equal(codeOf(STANDARD, stepAt(at(seconds))), digits, String(seconds))
})

test('a code serves one step early and one late, and never after a later one was used', () => {
  const now = at(1234567890)
  const step = stepAt(now)
  for (const away of [-3, -2, -1, 0, 1, 2, 3]) {
    const found = stepOf(STANDARD, codeOf(STANDARD, step + away), now, null)
    equal(found, Math.abs(away) > 1 ? undefined : step + away, String(away))
    const later = stepOf(STANDARD, codeOf(STANDARD, step + away), now, step)
    equal(later, away === 1 ? step + 1 : undefined, String(away))
  }
})

test('what is typed is six digits or a recovery code, whatever stands between', () => {
  deepEqual(readCode(' 005 924 '), { digits: '005924' })
  const [code = ''] = newRecoveryCodes()
  match(code, /^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/)
  deepEqual(readCode(` ${code.toUpperCase().replaceAll('-', ' ')} `), { hash: recoveryHash(code) })
  for (const wrong of ['', '12345', '1234567', 'abcdef', code.slice(1), `${code}a`, '１２３４５６'])
    equal(readCode(wrong), null, wrong)
  equal(newSecret().length, 32)
  notEqual(newSecret(), newSecret())
})

test('the longest name and address still fit, and the path draws what is dark', () => {
  const uri = keyUri(newSecret(), 'Wörkshop & Söhne'.repeat(9), `${'ä'.repeat(240)}@people.example`)
  ok(URL.canParse(uri))
  ok(qrPath(uri).side > 100)
  const { path, side } = qrPath('plain')
  equal(side, 29)
  const dark = [...path.matchAll(/h(\d+)v1/g)].reduce((sum, [, run]) => sum + Number(run), 0)
  equal(dark, squaresOf('plain').flat().filter(Boolean).length)
  match(path, /^(M\d+ \d+h\d+v1h-\d+z)+$/)
})

test('an app reads from the address what makes the same codes', () => {
  const secret = newSecret()
  const app = URI.parse(keyUri(secret, 'ES & FoMo', 'ann@people.example'))
  const now = at(1234567890)
  equal(app.issuer, 'ES & FoMo')
  equal(app.label, 'ann@people.example')
  ok(app instanceof TOTP)
  equal(app.generate({ timestamp: now.epochMilliseconds }), codeOf(secret, stepAt(now)))
})

test('what is sealed opens where and with what it was sealed, and nowhere else', () => {
  const [ours, theirs] = [sealOf('a'.repeat(32)), sealOf('b'.repeat(32))]
  const sealed = ours.close('plain words', 'here')
  equal(ours.open(sealed, 'here'), 'plain words')
  equal(sealOf('a'.repeat(32)).open(sealed, 'here'), 'plain words')
  notEqual(ours.close('plain words', 'here'), sealed)
  for (const opened of [
    ours.open(sealed, 'there'),
    theirs.open(sealed, 'here'),
    ours.open(`${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`, 'here'),
    ours.open('', 'here'),
  ])
    equal(opened, null)
})
