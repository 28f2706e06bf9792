// Somebody invited, the token of their letter, and what a new person types.
import assert from 'node:assert/strict'
import type { TestHouse } from '../support/house.ts'

const LINK = /\/invitations\/([A-Za-z0-9_-]{40,})/

/** The token of the newest letter to the address. */
async function tokenFor(house: TestHouse, email: string): Promise<string> {
  const letters = (await house.letters()).filter((letter) => letter.to_email === email)
  const token = LINK.exec(letters.at(-1)?.body_text ?? '')?.[1]
  assert.ok(token, `no link was sent to ${email}`)
  return token
}

export async function invited(
  house: TestHouse,
  email: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const chair = await house.chair()
  house.at(house.now().add({ minutes: 1 }))
  const answer = await chair.post('/invitations', {
    emails: email,
    role: 'reviewer',
    load: 3,
    message: '',
    ...more,
  })
  assert.equal(answer.status, 303, answer.text)
  return tokenFor(house, email)
}

export const account = {
  name: 'Nora Newcomer',
  affiliation: 'Newcomer Institute',
  password: 'a password made for tests',
}
export const isReviewer = async (house: TestHouse, email: string) =>
  (await house.db('reviewers').join('people', 'people.id', 'person_id').where({ email }).first('load'))
    ?.load ?? null
