// The list of papers to bid on: nearest first and why, searched, filtered, in pages; and what chairs see of all bids.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { targetOf } from '../../server/bids/list.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { listed } from './listed.ts'

const rowsIn = (text: string) =>
  [...text.matchAll(/class="bid" data-paper="(\d+)"/g)].map((hit) => Number(hit[1]))
const rowsOf = async (who: Visitor, query = '') => rowsIn((await who.get(`/bids${query}`)).text)

test('what is near to the papers of a reviewer stands first, with the paper that it is near to', () =>
  inHouse(async (house) => {
    const papers = await listed(house, 30)
    const rita = await house.reviewer('Rita Reviewer')
    house.at('after submission')
    const words = 'How poems with metre and rhyme are tokenised, and tokenisers that know verse.'
    const past = {
      person_id: rita.id,
      title: 'Metre and Machines',
      words,
      source: 'pasted',
      added_at: house.now(),
    }
    await house.db('past_papers').insert(past)
    const page = await rita.get('/bids')
    assert.equal(rowsIn(page.text)[0], papers[3])
    assert.match(page.text, /Close to your “Metre and Machines”/)
    const ron = await house.reviewer('Ron Reviewer')
    assert.notDeepEqual(await rowsOf(ron), await rowsOf(rita))
    assert.deepEqual(await rowsOf(ron), await rowsOf(ron))
  }))

test('topics that a reviewer knows come first where there are no papers to compare', () =>
  inHouse(async (house) => {
    const papers = await listed(house)
    const rita = await house.reviewer('Rita Reviewer')
    house.at('after submission')
    const topics = await house.db('topics').orderBy('position').limit(2).pluck<number[]>('id')
    const [known, unknown] = topics
    await house.db('paper_topics').whereNot({ paper_id: papers[2] }).update({ topic_id: unknown })
    const said = [
      { person_id: rita.id, topic_id: known, level: 5 },
      { person_id: rita.id, topic_id: unknown, level: 2 },
    ]
    await house.db('reviewer_topics').insert(said)
    assert.equal((await rowsOf(rita))[0], papers[2])
    assert.match((await rita.get('/bids')).text, /you know it/)
    assert.deepEqual(await rowsOf(rita, `?topic=${known}`), [papers[2]])
  }))

test('search, filters and order combine, stand in the address, and the counts follow', () =>
  inHouse(async (house) => {
    const [first = 0, second = 0, third = 0, fourth = 0] = await listed(house)
    const rita = await house.reviewer('Rita Reviewer')
    house.at('after submission')
    await rita.post('/bids', { bids: { [second]: 'eager' } })
    assert.deepEqual(await rowsOf(rita, '?order=title&show=all'), [second, third, first, fourth])
    assert.deepEqual((await rowsOf(rita, '?q=weights')).sort(), [third])
    assert.deepEqual((await rowsOf(rita, '?q=weights&show=all')).sort(), [second, third])
    const page = (await rita.get('/bids?q=weights')).text
    assert.match(page, /q=weights&amp;show=all/)
    assert.match(page, /data-count="all">2</)
    assert.match((await rita.get('/bids?q=zebra')).text, /No paper matches/)
  }))

test('beyond five hundred papers the list comes in pages of a hundred, with as many queries as ever', () =>
  inHouse(async (house) => {
    await listed(house, 3)
    const rita = await house.reviewer('Rita Reviewer')
    house.at('after submission')
    const asked = async () => {
      let count = 0
      const counting = () => count++
      house.db.on('query', counting)
      const rows = await rowsOf(rita, '?page=2')
      house.db.off('query', counting)
      return { count, rows: rows.length }
    }
    const few = await asked()
    assert.equal(few.rows, 0)
    await listed(house, 520)
    assert.deepEqual(await asked(), { count: few.count, rows: 100 })
    assert.match((await rita.get('/bids?page=2')).text, /101 to 200 of 523 papers/)
  }))

test('about thirty bids are wanted, ten of them positive, and fewer of a small workshop', () => {
  const bids = (eager: number, unwilling: number, of: number) =>
    Array.from({ length: of }, (_, at) => ({
      level: at < eager ? ('eager' as const) : at < eager + unwilling ? ('unwilling' as const) : null,
    }))
  assert.equal(
    targetOf(bids(6, 16, 100)).words,
    '8 more, at least 4 of them positive, make a good match likely.',
  )
  assert.equal(targetOf(bids(20, 2, 100)).words, '8 more make a good match likely.')
  assert.equal(
    targetOf(bids(3, 40, 100)).words,
    '7 more, at least 7 of them positive, make a good match likely.',
  )
  assert.equal(targetOf(bids(10, 20, 100)).words, 'That is enough. Thank you.')
  assert.equal(targetOf(bids(0, 0, 10)).wanted, 4)
  assert.equal(targetOf([]).share, 1)
})

async function watched(house: TestHouse) {
  const [first = 0, second = 0] = await listed(house)
  const [rita, ron] = [await house.reviewer('Rita Reviewer'), await house.reviewer('Ron Reviewer')]
  const [chair, connie] = [await house.chair(), await house.chair('Connie Conflicted')]
  await chair.post(`/papers/${first}/conflicts`, { person: String(connie.id), reason: 'Same institute.' })
  house.at('after submission')
  await rita.post('/bids', { bids: { [first]: 'eager', [second]: 'unwilling' } })
  return { first, second, rita, ron, chair, connie }
}

test('chairs see who has bid and what nobody wants, but nothing of a paper of their own conflicts', () =>
  inHouse(async (house) => {
    const { first, rita, chair, connie } = await watched(house)
    const page = (await chair.get('/bids/overview')).text
    assert.match(page, /1 <small>of 2/)
    assert.ok(
      page.indexOf('Ron Reviewer') < page.indexOf('Rita Reviewer'),
      'whoever has not bid stands first',
    )
    const turned = (await chair.get('/bids/overview?order=-bids')).text
    assert.ok(turned.indexOf('Rita Reviewer') < turned.indexOf('Ron Reviewer'))
    assert.match((await chair.get('/bids/overview?show=papers')).text, new RegExp(`href="/papers/${first}"`))
    const lines = (await chair.get('/bids.csv')).text.trim().split(/\r?\n/)
    assert.equal(lines.length, 3)
    assert.ok(lines.some((line) => line.startsWith(`${first},`) && line.includes(rita.email)))
    const hers = (await connie.get('/bids.csv')).text.trim().split(/\r?\n/)
    assert.equal(hers.length, 2)
    assert.doesNotMatch(
      (await connie.get('/bids/overview?show=papers')).text,
      new RegExp(`href="/papers/${first}"`),
    )
  }))
