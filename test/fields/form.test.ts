// The chair puts the form together: order, conditions, retiring, another kind; no answer is lost by any of it.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { ask } from './asking.ts'

const FORM = '/settings/submission-form'

const labels = async (house: TestHouse): Promise<string[]> =>
  house.db('form_fields').whereNull('retired_at').orderBy('position').pluck('label')

const idOf = async (house: TestHouse, key: string): Promise<number> =>
  (await house.db('form_fields').where({ key }).first()).id

test('the form is for chairs; for everybody else it is not there', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const ann = await house.author()
    const id = await ask(house, chair, { kind: 'text', label: 'Asked' })
    const posts = ['', `/${id}`, `/${id}/preview`, `/${id}/place`, `/${id}/retirement`, `/${id}/restoration`]
    for (const path of [FORM, `${FORM}/preview`, `${FORM}/fields/new`, `${FORM}/fields/${id}`]) {
      equal((await chair.get(path)).status, 200, path)
      equal((await ann.get(path)).status, 404, path)
    }
    for (const path of posts) {
      const fields = { kind: 'text', label: 'Forged', direction: 'up' }
      equal((await ann.post(`${FORM}/fields${path}`, fields)).status, 404, path)
    }
    ok((await labels(house)).includes('Asked'))
  }))

test('a field that cannot be is told at the fault, with what was typed', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const table: [Record<string, unknown>, RegExp][] = [
      [{ kind: 'text', label: ' ' }, /Enter the question/],
      [{ kind: 'choice', label: 'Colour', options: 'Red' }, /at least two options/],
      [{ kind: 'number', label: 'Pages', least: 9, most: 3 }, /The most is less than the least/],
      [{ kind: 'text', label: 'Words', soft_words: 9, hard_words: 3 }, /below what you ask for/],
      [{ kind: 'riddle', label: 'Riddle' }, /Choose what kind of answer/],
      [
        { kind: 'text', label: 'After', condition_id: 999, condition_options: ['A'] },
        /stands before this one/,
      ],
    ]
    for (const [wish, words] of table) {
      const answer = await chair.post(`${FORM}/fields`, wish)
      equal(answer.status, 422, JSON.stringify(wish))
      match(answer.text, words)
      match(answer.text, new RegExp(`value="${String(wish.label)}"`))
    }
    equal((await house.db('form_fields').whereNull('key')).length, 0)
  }))

test('fields move by buttons, and never before the question that they depend on', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const first = await ask(house, chair, { kind: 'choice', label: 'First', options: 'A\nB' })
    const wish = { condition_id: first, condition_options: ['A'] }
    const second = await ask(house, chair, { kind: 'text', label: 'Second', ...wish })
    const move = (id: number, direction: string) => chair.post(`${FORM}/fields/${id}/place`, { direction })
    equal((await move(second, 'up')).status, 403)
    equal((await move(first, 'down')).status, 403)
    equal((await move(first, 'sideways')).status, 422)
    equal((await move(first, 'up')).status, 303)
    equal((await labels(house)).at(-3), 'First', 'past the retired consent to the next that is asked')
    const last = (await labels(house)).at(-1)
    equal((await move(second, 'down')).status, 303)
    equal((await labels(house)).at(-1), last, 'the last one stays the last')
  }))

test('a retired field keeps its answers, readable where they were; brought back, they are in the form again', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const id = await ask(house, chair, { kind: 'text', label: 'Compute used' })
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    await ann.post(`/papers/${paper}`, { answers: { [`f${id}`]: 'Eight invented machines' } })
    await ann.post(`/papers/${paper}/submission`)
    equal((await chair.post(`${FORM}/fields/${id}/retirement`)).status, 303)
    for (const person of [ann, chair])
      match(
        (await person.get(`/papers/${paper}`)).text,
        /Compute used \(no longer asked\)[\s\S]*Eight invented/,
      )
    ok(!(await ann.get(`/papers/${paper}/edit`)).text.includes('Compute used'))
    await ann.post(`/papers/${paper}`, { answers: { [`f${id}`]: 'Overwritten' } })
    equal((await chair.post(`${FORM}/fields/${id}/restoration`)).status, 303)
    match((await ann.get(`/papers/${paper}/edit`)).text, /value="Eight invented machines"/)
  }))

test('another kind is another question: the old one leaves with its answers', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const id = await ask(house, chair, { kind: 'text', label: 'Pages' })
    const change = (to: number, kind: string) =>
      chair.post(`${FORM}/fields/${to}`, { kind, label: 'Pages', required: 'never' })
    equal((await change(id, 'long-text')).status, 303)
    equal(
      (await house.db('form_fields').where({ label: 'Pages' })).length,
      1,
      'without answers it just changes',
    )
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    await ann.post(`/papers/${paper}`, { answers: { [`f${id}`]: 'about ten' } })
    equal((await change(id, 'number')).status, 303)
    const both = await house.db('form_fields').where({ label: 'Pages' }).orderBy('position')
    deepEqual(
      both.map(({ kind, retired_at }) => [kind, retired_at === null]),
      [
        ['number', true],
        ['long-text', false],
      ],
    )
    match((await ann.get(`/papers/${paper}`)).text, /about ten/)
  }))

test('what every submission needs cannot be taken off or opened to reviewers', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    for (const key of ['title', 'abstract', 'authors', 'file', 'conflicts_confirmed'])
      equal((await chair.post(`${FORM}/fields/${await idOf(house, key)}/retirement`)).status, 403, key)
    const prior = await idOf(house, 'prior_publication')
    const wish = { label: 'Elsewhere', readers: 'reviewers', required: 'submission' }
    equal((await chair.post(`${FORM}/fields/${prior}`, wish)).status, 303)
    const { readers, required } = await house.db('form_fields').where({ id: prior }).first()
    deepEqual([readers, required], ['authors', 'submission'])
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    match((await ann.post(`/papers/${paper}/submission`)).text, /Fill in “Elsewhere”/)
  }))

test('the chair is warned of a question whose answer could tell reviewers who wrote the paper', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    await ask(house, chair, { kind: 'text', label: 'Your affiliation', readers: 'authors' })
    ok(!(await chair.get(FORM)).text.includes('could tell who wrote'))
    await ask(house, chair, { kind: 'text', label: 'Name of your university', readers: 'reviewers' })
    match((await chair.get(FORM)).text, /could tell who wrote the paper/)
    const preview = { kind: 'link', label: 'Demo', readers: 'reviewers' }
    match((await chair.post(`${FORM}/fields/new/preview`, preview)).text, /a link often names its owner/)
    equal((await house.db('form_fields').where({ label: 'Demo' })).length, 0, 'a preview saves nothing')
  }))
