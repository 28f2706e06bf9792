// Somebody who sets up a second factor, and what the app on their phone shows.
import { equal, ok } from 'node:assert/strict'
import { HOTP, Secret } from 'otpauth'
import { stepAt } from '../../server/second-factor/codes.ts'
import type { TestHouse } from '../support/house.ts'
import { PASSWORD } from '../support/people.ts'
import type { Visitor } from '../support/visitor.ts'

export const PLACE = '/account/second-factor'

const secretIn = (text: string) =>
  /<code class="secret">([A-Z2-7 ]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? 'none was shown'

export const codesIn = (text: string) => [...text.matchAll(/<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</g)]

/** What an app makes of the secret. */
export const codeOf = (secret: string, step: number): string =>
  HOTP.generate({ secret: Secret.fromBase32(secret), counter: step })

/** Begun and not confirmed. */
export async function begun(owner: Visitor): Promise<string> {
  const secret = secretIn((await owner.follow(await owner.post(PLACE, { current: PASSWORD }))).text)
  equal(secret.length, 32)
  return secret
}

/** What the app shows now, or some steps away. */
export const shownBy = (house: TestHouse, secret: string, away = 0) =>
  codeOf(secret, stepAt(house.now()) + away)

/** So that the code of now has not been used. */
export const wait = (house: TestHouse, seconds = 90) => house.at(house.now().add({ seconds }))

export async function withFactor(house: TestHouse, owner: Visitor) {
  const secret = await begun(owner)
  const answer = await owner.post(`${PLACE}/confirmation`, { code: shownBy(house, secret) })
  equal(answer.location, PLACE)
  const codes = codesIn((await owner.follow(answer)).text).map(([, code = '']) => code)
  ok(codes.length === 10 && new Set(codes).size === 10)
  wait(house)
  return { secret, codes }
}

/** A new visitor who has given the password. */
export async function halfIn(house: TestHouse, { email }: Visitor, password = PASSWORD) {
  const visitor = house.visitor()
  const answer = await visitor.post('/sessions', { email, password })
  equal(answer.location, '/sessions/second-factor')
  return visitor
}
