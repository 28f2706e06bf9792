// Three decided papers, and the acts that the tests of releases share.
import assert from 'node:assert/strict'
import type { TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { authorLine, paperInReview } from './papers.ts'

export const decide = async (chair: Visitor, paper: number, outcome: string, note = '') =>
  assert.equal((await chair.post(`/papers/${paper}/decisions`, { outcome, note })).status, 303)

export const released = async (chair: Visitor, audience = 'authors') => {
  const answer = await chair.post('/decisions/releases', { audience })
  assert.equal(answer.status, 303, answer.text)
  return answer.location ?? ''
}

export const lettersIn = async (house: TestHouse) =>
  (await house.letters()).filter(({ view }) => view.startsWith('decisions/'))

/** Three papers, one of each outcome; the first has two authors, one of them with an account. */
export async function decided(house: TestHouse) {
  const [chair, author] = [await house.chair(), await house.author()]
  house.at('deciding')
  const second = { name: 'Bo Coauthor', email: 'bo@people.example' }
  const talk = await paperInReview(house, { title: 'Talks & More', authors: [authorLine(author), second] })
  const poster = await paperInReview(house, { title: 'Plain Poster' })
  const reject = await paperInReview(house, { title: 'Sad Paper' })
  await decide(chair, talk, 'talk', 'A note for chairs')
  await decide(chair, poster, 'poster')
  await decide(chair, reject, 'reject')
  return { chair, author, talk, poster, reject }
}
