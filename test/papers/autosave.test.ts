// The form saves itself over HTTP: whole, whatever it holds, and never over a co-author's text.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const JSON_PLEASE = { accept: 'application/json' }
const TAB = '0b7c2a7e-6f1a-4d7e-9a51-3f2f6e1d2c3b'
const OTHER_TAB = '6a1f0c64-8a43-4a1f-8f53-0f0e8c0d9b77'

const autosave = async (visitor: Visitor, id: number, fields: object) => {
  const answer = await visitor.post(`/papers/${id}`, { as: visitor.id, tab: TAB, ...fields }, JSON_PLEASE)
  return { status: answer.status, told: JSON.parse(answer.text) }
}

async function draftOf(ann: Visitor): Promise<number> {
  const started = await ann.post('/papers', { title: 'Draft of Ann' })
  return Number(/\d+/.exec(started.location ?? '')?.[0])
}

const paperOf = (house: TestHouse, id: number) => house.db('papers').where({ id }).first()

test('a draft keeps anything: what cannot count is told and comes back, the rest counts', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await draftOf(ann)
    const long = 'very long '.repeat(40)
    const authors = [
      { name: 'Ann Author', email: ann.email },
      { name: 'Bo Writer', email: 'bo at people' },
    ]
    const fields = { title: long, abstract: 'First words.', authors, code_url: 'no link', version: 1 }
    const { status, told } = await autosave(ann, id, fields)
    equal(status, 200)
    equal(told.version, 2)
    deepEqual(Object.keys(told.problems).sort(), ['authors[1][email]', 'code_url', 'title'])
    match(told.problems.title, /longer than 300 characters/)
    const { title, abstract } = await paperOf(house, id)
    deepEqual([title, abstract], ['Draft of Ann', 'First words.'])
    const page = (await ann.get(`/papers/${id}/edit`)).text
    for (const kept of [long.trim().slice(0, 200), 'bo at people', 'no link', 'Bo Writer'])
      ok(page.includes(kept), kept)
    equal((await ann.post(`/papers/${id}/submission`)).status, 422)
    const better = await autosave(ann, id, { title: 'Short', code_url: '', version: 2 })
    deepEqual(Object.keys(better.told.problems), [])
    match((await ann.get(`/papers/${id}/edit`)).text, /bo at people/, 'the authors wait on')
  }))

test('the answer brings the checklist up to date', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await draftOf(ann)
    const done = async (fields: object) => {
      const { told } = await autosave(ann, id, fields)
      return told.steps.filter((step: { done: boolean }) => step.done).map(({ key }: { key: string }) => key)
    }
    deepEqual(await done({ abstract: 'Words.' }), ['abstract', 'authors'])
    deepEqual(await done({ conflicts_confirmed: 'on' }), ['abstract', 'authors', 'conflicts_confirmed'])
    deepEqual(
      await done({
        abstract: ' ',
        authors: [
          { name: 'Ann Author', email: ann.email },
          { name: '', email: 'bo.writer@people.example' },
        ],
      }),
      ['conflicts_confirmed'],
    )
  }))

test('a submitted paper changes whole or not at all; half a change waits beside it', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann)
    const half = await autosave(ann, id, { title: 'New Title', abstract: '', version: 2 })
    equal(half.status, 200)
    equal(half.told.apart, true)
    match(half.told.problems.abstract, /Write the abstract/)
    equal((await paperOf(house, id)).title, 'Plainly Invented Kernels')
    const page = (await ann.get(`/papers/${id}/edit`)).text
    match(page, /New Title/)
    match(page, /These changes do not count yet/)
    const chair = await house.chair()
    ok(!(await chair.get(`/papers/${id}/edit`)).text.includes('New Title'), 'nobody else reads it')
    const whole = await autosave(ann, id, { title: 'New Title', abstract: 'Whole again.', version: 3 })
    equal(whole.told.apart, false)
    const { title, abstract, pending } = await paperOf(house, id)
    deepEqual([title, abstract, pending], ['New Title', 'Whole again.', null])
  }))

test('two forms: the second hears of the first, and sees both texts', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await draftOf(ann)
    equal((await autosave(ann, id, { title: 'First Tab', abstract: 'Same.', version: 1 })).status, 200)
    const fields = { title: 'Second Tab', abstract: 'Same.', version: 1 }
    const second = await autosave(ann, id, { ...fields, tab: OTHER_TAB })
    equal(second.status, 409)
    deepEqual(second.told.clash, [{ name: 'title', label: 'Title', mine: 'Second Tab', theirs: 'First Tab' }])
    equal((await paperOf(house, id)).title, 'First Tab')
    const page = await ann.post(`/papers/${id}`, fields)
    equal(page.status, 409)
    const text = page.text
    match(text, /First Tab/)
    match(text, /Second Tab/)
    const version = /name="version" value="(\d+)"/.exec(text)?.[1]
    equal((await ann.post(`/papers/${id}`, { ...fields, version, keep: { title: 'theirs' } })).status, 303)
    equal((await paperOf(house, id)).title, 'First Tab')
    const again = { ...fields, version: Number(version) + 1, keep: { title: 'mine' } }
    equal((await ann.post(`/papers/${id}`, again)).status, 303)
    equal((await paperOf(house, id)).title, 'Second Tab')
  }))

test('an answer that was lost is no clash: neither the same text again nor the next from the same form', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await draftOf(ann)
    await autosave(ann, id, { title: 'Once', version: 1 })
    equal((await autosave(ann, id, { title: 'Once', version: 1, tab: OTHER_TAB })).status, 200)
    equal((await autosave(ann, id, { title: 'Twice', version: 1, tab: OTHER_TAB })).status, 200)
    equal((await paperOf(house, id)).title, 'Twice')
  }))

test('of two requests of one form that overtake each other the later text stays', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await draftOf(ann)
    await autosave(ann, id, { title: 'Typed second', turn: 2, version: 1 })
    equal((await autosave(ann, id, { title: 'Typed first', turn: 1, version: 1 })).status, 200)
    equal((await paperOf(house, id)).title, 'Typed second')
    await autosave(ann, id, { title: 'Another form', turn: 1, tab: OTHER_TAB, version: 2 })
    equal((await paperOf(house, id)).title, 'Another form')
  }))

test('a comparison proposes the co-author’s text where nothing was changed here', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await draftOf(ann)
    await autosave(ann, id, { title: 'Theirs', abstract: 'Theirs too.', version: 1 })
    const page = await ann.post(`/papers/${id}`, {
      title: 'Mine',
      abstract: 'Untouched.',
      version: 1,
      changed: ['', 'title'],
    })
    match(page.text, /name="keep\[title\]" value="mine" checked/)
    match(page.text, /name="keep\[abstract\]" value="theirs" checked/)
  }))

test('a session that is over is told before anything else; so is another person’s', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await draftOf(ann)
    const visitor = house.visitor()
    const one = await visitor.post(`/papers/${id}`, { title: 'Unsaved', as: ann.id }, JSON_PLEASE)
    const none = await visitor.post('/papers/999999', { title: 'Unsaved', as: ann.id }, JSON_PLEASE)
    deepEqual([one.status, one.text], [401, none.text])
    const eve = await house.author('Eve Stranger')
    equal((await autosave(eve, id, { title: 'Unsaved', as: ann.id })).status, 401)
    equal((await autosave(eve, id, { title: 'Unsaved' })).status, 404)
    equal((await paperOf(house, id)).title, 'Draft of Ann')
  }))

test('after the deadline the answer says why, and changes nothing', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await draftOf(ann)
    house.at('after submission')
    const late = await autosave(ann, id, { title: 'Late', version: 1 })
    equal(late.status, 403)
    match(late.told.text, /Submissions are closed/)
    equal((await paperOf(house, id)).title, 'Draft of Ann')
  }))

test('a form that saves itself every few seconds is one line in the journal', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await draftOf(ann)
    for (const version of [1, 2, 3]) await autosave(ann, id, { title: `Title ${version}`, version })
    const lines = house.db('journal').where({ paper_id: id, verb: 'paper.saved' })
    equal((await lines.clone()).length, 1)
    house.at(house.now().add({ minutes: 11 }))
    await autosave(ann, id, { title: 'Later', version: 4 })
    equal((await lines.clone()).length, 2)
  }))
