// Bidding through the door: each answer is saved and can be taken back, conflicts hide, the window and the list are held to.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { listed, WORDS } from './listed.ts'

const rowsIn = (text: string) =>
  [...text.matchAll(/class="bid" data-paper="(\d+)"/g)].map((hit) => Number(hit[1]))
const rowsOf = async (who: Visitor, query = '') => rowsIn((await who.get(`/bids${query}`)).text)
const standing = (house: TestHouse) =>
  house.db('bids').orderBy(['paper_id', 'person_id']).select('paper_id', 'person_id', 'level')

async function bidding(house: TestHouse) {
  const papers = await listed(house)
  const rita = await house.reviewer('Rita Reviewer')
  house.at('after submission')
  const [first = 0, second = 0, third = 0] = papers
  return { papers, first, second, third, rita }
}

test('a bid is saved, moves to the bids made, is changed and taken back', () =>
  inHouse(async (house) => {
    const { papers, first, rita } = await bidding(house)
    assert.deepEqual((await rowsOf(rita)).sort(), papers)
    const saved = await rita.post('/bids', { bids: { [first]: 'eager' } })
    assert.equal(saved.status, 303)
    assert.match((await rita.follow(saved)).text, /1 answer saved/)
    assert.deepEqual(await rowsOf(rita, '?show=mine'), [first])
    assert.equal((await rowsOf(rita)).includes(first), false)
    await rita.post('/bids', { bids: { [first]: 'unwilling' } })
    assert.deepEqual(await standing(house), [{ paper_id: first, person_id: rita.id, level: 'unwilling' }])
    await rita.post('/bids', { bids: { [first]: 'none' } })
    assert.deepEqual(await standing(house), [])
    assert.deepEqual((await rowsOf(rita)).sort(), papers)
  }))

test('a page of answers is saved at once, and a script hears how far one has come', () =>
  inHouse(async (house) => {
    const { first, second, third, rita } = await bidding(house)
    await rita.post('/bids', { bids: { [first]: 'eager', [second]: 'pinch', [third]: 'unwilling' } })
    assert.equal((await standing(house)).length, 3)
    const json = { accept: 'application/json' }
    const answer = JSON.parse((await rita.post('/bids', { bids: { [third]: 'willing' } }, json)).text)
    assert.deepEqual(
      { ...answer.target, share: 0 },
      {
        ...{ bids: 3, wanted: 2, positive: 3, share: 0 },
        words: 'That is enough. Thank you.',
      },
    )
  }))

test('an unknown answer is refused at its paper and changes nothing', () =>
  inHouse(async (house) => {
    const { first, second, rita } = await bidding(house)
    const odd = await rita.post('/bids', { bids: { [first]: 'perhaps', [second]: 'eager' } })
    assert.equal(odd.status, 422)
    assert.match(odd.text, /Choose one of the five answers/)
    assert.deepEqual(await standing(house), [])
  }))

test('a conflict hides the paper from its reviewer at once, and can be taken back while bidding is open', () =>
  inHouse(async (house) => {
    const { papers, first, rita } = await bidding(house)
    const chair = await house.chair()
    await rita.post('/bids', { bids: { [first]: 'eager' } })
    await rita.post('/bids', { bids: { [first]: 'conflict' }, kinds: { [first]: 'advisor' } })
    assert.deepEqual(await standing(house), [])
    const list = await rita.get('/bids?show=all')
    assert.doesNotMatch(list.text, new RegExp(WORDS[0]?.title ?? 'x'))
    assert.match(list.text, /Adviser or student/)
    assert.match((await chair.get('/conflicts')).text, /Rita Reviewer/)
    const refused = await rita.post('/bids', { bids: { [first]: 'willing' } })
    const never = await rita.post('/bids', { bids: { 999999: 'willing' } })
    assert.deepEqual([refused.status, never.status], [404, 404])
    assert.equal((await rita.post('/bids', { bids: { [first]: 'none' } })).status, 303)
    assert.deepEqual((await rowsOf(rita)).sort(), papers)
  }))

test('a conflict that a chair has confirmed stays', () =>
  inHouse(async (house) => {
    const { first, rita } = await bidding(house)
    const chair = await house.chair()
    await rita.post('/bids', { bids: { [first]: 'conflict' } })
    const conflict = await house.db('conflicts').first<{ id: string }>('id')
    await chair.post(`/papers/${first}/conflicts/${conflict?.id}/confirmation`)
    const back = await rita.post('/bids', { bids: { [first]: 'none' } })
    assert.equal(back.status, 403)
    assert.match(back.text, /The chairs have confirmed this conflict/)
  }))

test('chairs look for another reviewer where a paper in conflict was assigned already', () =>
  inHouse(async (house) => {
    const { first, rita } = await bidding(house)
    const chair = await house.chair()
    assert.equal((await chair.post('/assignments', { paper: first, reviewer: rita.id })).status, 303)
    await rita.post('/bids', { bids: { [first]: 'conflict' } })
    const letters = await house.db('letters').pluck('subject')
    assert.ok(letters.some((subject) => subject.includes('Find another reviewer')))
  }))

test('papers that left the list are passed over, and said', () =>
  inHouse(async (house) => {
    const { first, second, rita } = await bidding(house)
    await house
      .db('papers')
      .where({ id: first })
      .update({ withdrawn_at: house.now(), withdrawn_by: rita.id, withdrawal_reason: '' })
    const saved = await rita.post('/bids', { bids: { [first]: 'eager', [second]: 'eager' } })
    assert.match(
      (await rita.follow(saved)).text,
      new RegExp(`1 answer saved. Paper ${first} is not on your list`),
    )
    assert.deepEqual(
      (await standing(house)).map(({ paper_id }) => paper_id),
      [second],
    )
  }))

test('bids are made while bidding is open; afterwards only what one said is shown', () =>
  inHouse(async (house) => {
    const { first, second, rita } = await bidding(house)
    house.at('during submission')
    const early = await rita.get('/bids')
    assert.match(early.text, /Bidding is not open yet/)
    assert.deepEqual(rowsIn(early.text), [])
    assert.equal((await rita.post('/bids', { bids: { [first]: 'eager' } })).status, 403)
    house.at('after submission')
    await rita.post('/bids', { bids: { [first]: 'eager' } })
    house.at('reviewing')
    const late = await rita.get('/bids?show=all')
    assert.match(late.text, /Bidding is closed/)
    assert.deepEqual(rowsIn(late.text), [first])
    assert.equal((await rita.post('/bids', { bids: { [second]: 'eager' } })).status, 403)
  }))

test('the list is for reviewers, and the overview for chairs', () =>
  inHouse(async (house) => {
    const { first, rita } = await bidding(house)
    const [ann, chair] = [await house.author('Ann Author'), await house.chair()]
    assert.equal((await ann.get('/bids')).status, 404)
    assert.equal((await ann.post('/bids', { bids: { [first]: 'eager' } })).status, 404)
    assert.equal((await house.visitor().get('/bids')).location, '/sessions/new')
    assert.equal((await chair.get('/bids')).location, '/bids/overview')
    for (const who of [ann, rita, house.visitor()])
      for (const path of ['/bids/overview', '/bids.csv']) assert.equal((await who.get(path)).status, 404)
  }))
