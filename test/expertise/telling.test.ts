// A reviewer tells what they know; it orders their bids, goes with their data, and is nobody else's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { makePaper } from '../support/pdfs.ts'

const PAGE = '/account/expertise'
const titles = (house: TestHouse) => house.db('past_papers').orderBy('id').pluck('title')

test('topics are told at five levels, changed, and left open', () =>
  inHouse(async (house) => {
    const rita = await house.reviewer('Rita Reviewer')
    const [first, second] = await house.db('topics').orderBy('position').limit(2).pluck<number[]>('id')
    const said = () => house.db('reviewer_topics').orderBy('topic_id').select('topic_id', 'level')
    await rita.post(PAGE, { levels: { [first ?? 0]: 5, [second ?? 0]: 1, 999999: 4 } })
    assert.deepEqual(await said(), [
      { topic_id: first, level: 5 },
      { topic_id: second, level: 1 },
    ])
    assert.match((await rita.get(PAGE)).text, new RegExp(`name="levels\\[${first}\\]" value="5" checked`))
    const odd = await rita.post(PAGE, { levels: { [first ?? 0]: 9 } })
    assert.equal(odd.status, 422)
    assert.match(odd.text, /Choose one of the five levels/)
    await rita.post(PAGE, { levels: { [second ?? 0]: 3, [first ?? 0]: '' } })
    assert.deepEqual(await said(), [{ topic_id: second, level: 3 }])
    const chair = await house.chair()
    const topic = await house.db('topics').where({ id: second }).first<{ name: string }>('name')
    assert.ok((await chair.get(`/reviewers/${rita.id}`)).text.includes(topic?.name ?? 'x'))
  }))

test('past papers are pasted, kept once, given words later, and taken off', () =>
  inHouse(async (house) => {
    const rita = await house.reviewer('Rita Reviewer')
    await rita.post(`${PAGE}/publications`, {
      pasted: '@article{a, title={Metre and Machines}}\n@article{b, title={Rhyme}}',
    })
    await rita.post(`${PAGE}/publications`, { pasted: 'Metre and machines\nPoems are tokenised.' })
    assert.deepEqual(await titles(house), ['Metre and machines', 'Rhyme'])
    assert.match((await rita.get(PAGE)).text, /3 words/)
    const nothing = await rita.post(`${PAGE}/publications`, { pasted: '@misc{a, note={No title}}' })
    assert.equal(nothing.status, 422)
    assert.match(nothing.text, /No entry here has a title/)
    assert.match(nothing.text, /note=\{No title\}/)
    const paper = await house.db('past_papers').where({ title: 'Rhyme' }).first<{ id: number }>('id')
    const ron = await house.reviewer('Ron Reviewer')
    assert.equal((await ron.post(`${PAGE}/publications/${paper?.id}/removal`)).status, 404)
    await rita.post(`${PAGE}/publications/${paper?.id}/removal`)
    assert.deepEqual(await titles(house), ['Metre and machines'])
  }))

test('a PDF is read and not kept, and what is none is refused', () =>
  inHouse(async (house) => {
    const rita = await house.reviewer('Rita Reviewer')
    const bytes = await makePaper({ title: 'Kernels of Long Ago', pages: 1 })
    const read = await rita.upload(`${PAGE}/pdfs`, { title: '' }, { name: 'old.pdf', bytes })
    assert.equal(read.status, 303, read.text)
    assert.deepEqual(await titles(house), ['Kernels of Long Ago'])
    assert.equal((await house.db('files')).length, 0)
    const text = { name: 'old.txt', bytes: new TextEncoder().encode('no PDF') }
    const refused = await rita.upload(`${PAGE}/pdfs`, { title: 'Mine' }, text)
    assert.equal(refused.status, 422)
    assert.match(refused.text, /not a PDF/)
    assert.match(refused.text, /value="Mine"/)
  }))

test('own submissions count by themselves', () =>
  inHouse(async (house) => {
    const rita = await house.reviewer('Rita Reviewer')
    const self = { name: 'Rita Reviewer', email: rita.email, affiliation: '' }
    await house.submittedPaper(rita, { title: 'Submitted by Rita', authors: [self] })
    assert.match((await rita.get(PAGE)).text, /Submitted by Rita<\/a><span class="sub"><span>Submitted here/)
  }))

test('the page is for reviewers', () =>
  inHouse(async (house) => {
    const [ann, chair] = [await house.author('Ann Author'), await house.chair()]
    assert.equal((await house.visitor().get(PAGE)).location, '/sessions/new')
    for (const who of [ann, chair]) {
      assert.equal((await who.get(PAGE)).status, 404)
      assert.equal((await who.post(PAGE, { levels: {} })).status, 404)
      assert.equal((await who.post(`${PAGE}/publications`, { pasted: 'A title' })).status, 404)
    }
  }))
