// Letters about discussions: at most one an hour, in the recipient's own rights when it leaves, and none to whom it is nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tellOfDiscussions } from '../../server/comments/jobs.ts'
import { conflict } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { discussedPaper, keyIn } from './discussed.ts'

const digests = async (house: TestHouse, who?: Visitor) =>
  (await house.letters()).filter(
    ({ view, person_id }) => view === 'comments/mail/digest' && (!who || person_id === who.id),
  )

const later = async (house: TestHouse, minutes: number) => {
  house.at(house.now().add({ minutes }))
  await tellOfDiscussions(house.house)
}

// Rules 9, 22, 37 and 38.
test('at most one an hour tells all that is new, and nobody who may not know', () =>
  inHouse(async (house) => {
    const { rita, rob, idle, author, chair, say, numberOf } = await discussedPaper(house)
    await say(rita, 'The first word')
    await house.run()
    const [first, ...more] = await digests(house)
    assert.deepEqual(
      [first?.to_email, more],
      [rob.email, []],
      'chairs and who has not sent a review hear nothing',
    )
    assert.match(first?.body_text ?? '', new RegExp(`Reviewer ${numberOf(rita)}, for reviewers and chairs`))
    assert.doesNotMatch(`${first?.body_text}${first?.body_html}`, /Rita|Carla/)

    await say(rita, 'The second word')
    house.at(house.now().add({ minutes: 1 }))
    await say(chair, `@Reviewer ${numberOf(rob)} and the third`)
    await house.run()
    await later(house, 50)
    assert.equal((await digests(house, rob)).length, 1)
    await later(house, 20)
    const [, second, third] = await digests(house, rob)
    assert.equal(third, undefined)
    assert.match(
      second?.body_text ?? '',
      /The second word[\s\S]*Chair, for reviewers and chairs; you are mentioned/,
    )
    assert.doesNotMatch(second?.body_text ?? '', /The first word/)
    await later(house, 120)
    assert.equal((await digests(house, rob)).length, 2, 'nothing is told twice')
    for (const who of [idle, author, chair]) assert.deepEqual(await digests(house, who), [])
    assert.match((await digests(house, rita))[0]?.body_text ?? '', /and the third/)
  }))

test('chairs hear of what is for chairs, with the name of who asks', () =>
  inHouse(async (house) => {
    const { rita, idle, chair, say, numberOf } = await discussedPaper(house)
    await say(rita, 'Nothing for you')
    await say(rita, '@chairs can you look?')
    await say(idle, 'May I have two more days?', { audience: 'chairs' })
    await house.run()
    const [letter] = await digests(house, chair)
    assert.match(letter?.body_text ?? '', /\(Rita Reviewer\), for reviewers and chairs; you are mentioned/)
    assert.match(letter?.body_text ?? '', new RegExp(`for chairs and reviewer ${numberOf(idle)} only`))
    assert.doesNotMatch(letter?.body_text ?? '', /Nothing for you/)
  }))

// Rules 22 and 37.
test('rights are asked for again when letters leave', () =>
  inHouse(async (house) => {
    const { rita, rob, paper, say } = await discussedPaper(house)
    await say(rita, 'Not for him any more')
    await conflict(house, paper, rob.id)
    await house.run()
    assert.deepEqual(await digests(house), [])
  }))

test('what was read, taken back or is too old is no news; who wants none gets none', () =>
  inHouse(async (house) => {
    const { rita, rob, address, say } = await discussedPaper(house)
    const read = keyIn(await say(rita, 'Read at once'))
    await rob.post(`${address}/readings`, { comments: [read] })
    const gone = keyIn(await say(rita, 'Taken back at once'))
    await rita.post(`/comments/${gone}/removal`)
    await house.run()
    assert.deepEqual(await digests(house), [])

    assert.match((await rob.get('/comments/letters')).text, /name="letters" value="on" checked/)
    assert.equal((await rob.post('/comments/letters', {})).status, 303)
    await say(rita, 'Unheard')
    await house.run()
    assert.deepEqual(await digests(house), [])
    house.at(house.now().add({ hours: 25 }))
    await rob.post('/comments/letters', { letters: 'on' })
    await later(house, 1)
    assert.deepEqual(await digests(house), [])
    await say(rita, 'Heard')
    await house.run()
    assert.equal((await digests(house, rob)).length, 1)
  }))
