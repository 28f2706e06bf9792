// Topics: worded, ordered and added by chairs; one that was chosen goes only knowingly; two chairs do not overwrite each other.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const topicsOf = (house: TestHouse) => house.db('topics').orderBy('position')
const named = async (house: TestHouse) => (await topicsOf(house)).map(({ name }) => name)

/** The form as it stands, so that a test changes what it is about. */
async function formOf(chair: Visitor): Promise<Record<string, string>> {
  const { text } = await chair.get('/settings/topics')
  const inputs = text.matchAll(/<input[^>]* name="((?:topics|seen)[^"]*)"[^>]*? value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]))
}

test('a chair words, orders and adds topics, and the call lists them', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const [first, second] = await topicsOf(house)
    const typed = {
      ...(await formOf(chair)),
      [`topics[t${first.id}][name]`]: 'Invented compilers',
      [`topics[t${first.id}][place]`]: '3',
      more: 'Odd themes | Compression of nothing\r\nA topic alone\r\n',
    }
    equal((await chair.post('/settings/topics', typed)).location, '/settings/topics')
    const names = await named(house)
    equal(names[0], second.name)
    equal(names.indexOf('Invented compilers'), 1)
    deepEqual(names.slice(-2), ['Compression of nothing', 'A topic alone'])
    equal((await topicsOf(house)).find(({ id }) => id === first.id).name, 'Invented compilers')
    match((await house.visitor().get('/call')).text, /Odd themes[\s\S]*Compression of nothing/)
    equal((await house.db('journal').where({ verb: 'topics.set' })).length, 1)
  }))

test('what cannot be a list of topics comes back as it was typed', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const before = await named(house)
    const form = await formOf(chair)
    const [first] = await topicsOf(house)
    const twice = await chair.post('/settings/topics', { ...form, more: 'New one\nnew ONE' })
    equal(twice.status, 422)
    match(twice.text, /There are two topics “new ONE”/)
    const nameless = await chair.post('/settings/topics', { ...form, [`topics[t${first.id}][name]`]: ' ' })
    match(nameless.text, /Enter the name of the topic/)
    deepEqual(await named(house), before)
  }))

test('a page that stood open overwrites nothing that another chair has changed', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const open = await formOf(chair)
    equal((await chair.post('/settings/topics', { ...open, more: 'Added meanwhile' })).status, 303)
    const stale = await chair.post('/settings/topics', { ...open, more: 'Typed for long' })
    equal(stale.status, 409)
    match(stale.text, /Another chair changed the topics/)
    match(stale.text, /Added meanwhile/)
    match(stale.text, /Typed for long/)
    equal((await named(house)).at(-1), 'Added meanwhile')
  }))

test('a topic that was chosen goes into another one, or knowingly for good', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    await ann.post('/papers', { title: 'Chosen' })
    const paper = await house.db('papers').first()
    const [gone, heir, other] = await topicsOf(house)
    await house.db('paper_topics').insert({ paper_id: paper.id, topic_id: gone.id })
    const chair = await house.chair()
    const remove = (fields: object) => chair.post('/settings/topics/removal', { topic: gone.id, ...fields })
    const unsure = await remove({ instead: '' })
    equal(unsure.status, 422)
    match(unsure.text, /was chosen\. Choose what stands instead/)
    equal((await remove({ instead: gone.id })).status, 422)
    equal((await remove({ instead: heir.id })).status, 303)
    deepEqual(await house.db('paper_topics').pluck('topic_id'), [heir.id])
    equal((await named(house)).includes(gone.name), false)
    equal((await remove({ instead: heir.id })).status, 404)
    equal((await remove({ topic: other.id })).status, 303)
    equal((await remove({ topic: heir.id, lost: 'on' })).status, 303)
    equal((await house.db('paper_topics')).length, 0)
  }))

test('a reviewer who knows both topics keeps the better level', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const [gone, heir] = await topicsOf(house)
    const person = await house.db('people').first()
    await house.db('reviewers').insert({ person_id: person.id, load: 3, joined_at: person.created_at })
    await house.db('reviewer_topics').insert([
      { person_id: person.id, topic_id: gone.id, level: 5 },
      { person_id: person.id, topic_id: heir.id, level: 2 },
    ])
    await chair.post('/settings/topics/removal', { topic: gone.id, instead: heir.id })
    const levels = await house.db('reviewer_topics').select('topic_id', 'level')
    deepEqual(levels, [{ topic_id: heir.id, level: 5 }])
  }))

test('topics are set by chairs', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    equal((await ann.get('/settings/topics')).status, 404)
    equal((await ann.post('/settings/topics', { more: 'Mine' })).status, 404)
    equal((await ann.post('/settings/topics/removal', { topic: 1 })).status, 404)
  }))
