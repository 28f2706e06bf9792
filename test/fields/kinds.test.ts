// Each kind of answer through the author's form: what is taken, what is told, what may be empty.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { ask } from './asking.ts'

type Case = { wish: Record<string, unknown>; good: unknown[]; bad: [unknown, RegExp][]; missing: RegExp }

const KINDS: Record<string, Case> = {
  text: {
    wish: { hard_words: 3 },
    good: ['two words', ' three words here '],
    bad: [['four words are many', /has 4 words, and 3 are the most/]],
    missing: /Fill in “Asked”/,
  },
  'long-text': {
    wish: { soft_words: 2, hard_words: 4 },
    good: ['one\n\ntwo three four'],
    bad: [['one two three four five', /has 5 words, and 4 are the most/]],
    missing: /Fill in “Asked”/,
  },
  choice: {
    wish: { options: 'Red\nGreen' },
    good: ['Red', 'Green'],
    bad: [['Blue', /no longer offered/]],
    missing: /Choose an answer/,
  },
  choices: {
    wish: { options: 'Red\nGreen\nBlue', least: 1, most: 2 },
    good: [['Red'], ['Green', 'Blue']],
    bad: [
      [['Red', 'Green', 'Blue'], /at most 2/],
      [['Red', 'Black'], /no longer offered/],
    ],
    missing: /Choose at least one answer/,
  },
  number: {
    wish: { least: 2, most: 10 },
    good: ['2', '10', '3.5', '3,5'],
    bad: [
      ['1', /at least 2/],
      ['11', /at most 10/],
      ['many', /Enter a number/],
      ['0x5', /Enter a number/],
    ],
    missing: /Fill in “Asked”/,
  },
  link: {
    wish: {},
    good: ['https://code.example/anonymous', 'http://code.example'],
    bad: [
      ['code.example', /full address/],
      ['javascript:alert(1)', /full address/],
    ],
    missing: /Fill in “Asked”/,
  },
  confirmation: { wish: {}, good: ['on'], bad: [['maybe', /Confirm “Asked”/]], missing: /Confirm “Asked”/ },
}

for (const [kind, { wish, good, bad, missing }] of Object.entries(KINDS)) {
  test(`${kind}: a submission needs an answer that fits, a draft keeps any`, () =>
    inHouse(async (house) => {
      const id = await ask(house, await house.chair(), { kind, label: 'Asked', ...wish })
      const ann = await house.author()
      const paper = await house.completePaper(ann)
      const save = (value: unknown) => ann.post(`/papers/${paper}`, { answers: { [`f${id}`]: value } })
      const submit = () => ann.post(`/papers/${paper}/submission`)
      const none = await submit()
      equal(none.status, 422)
      match(none.text, missing)
      for (const [value, words] of bad) {
        equal((await save(value)).status, 303, `a draft keeps ${value}`)
        const refused = await submit()
        equal(refused.status, 422, String(value))
        match(refused.text, words)
        match(refused.text, new RegExp(`href="#field-answers\\[f${id}\\]"`))
      }
      for (const value of good) equal((await save(value)).status, 303)
      equal((await submit()).status, 303)
      const stored = await house.db('answers').where({ field_id: id }).first()
      const last = good.at(-1)
      deepEqual(stored.value, typeof last === 'string' ? last.trim() : last)
      for (const [value] of bad) equal((await save(value)).status, 422, 'a submitted paper stays whole')
      deepEqual((await house.db('answers').where({ field_id: id }).first()).value, stored.value)
    }))
}

test('an optional field may stay empty, and must fit where it does not', () =>
  inHouse(async (house) => {
    const id = await ask(house, await house.chair(), { kind: 'number', label: 'Optional', required: 'never' })
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    await ann.post(`/papers/${paper}`, { answers: { [`f${id}`]: 'none' } })
    equal((await ann.post(`/papers/${paper}/submission`)).status, 422)
    await ann.post(`/papers/${paper}`, { answers: { [`f${id}`]: '' } })
    equal((await ann.post(`/papers/${paper}/submission`)).status, 303)
  }))

test('required from the draft on: told at the save, which is made all the same', () =>
  inHouse(async (house) => {
    const id = await ask(house, await house.chair(), { kind: 'text', label: 'Early', required: 'draft' })
    const ann = await house.author()
    const started = await ann.post('/papers', { title: 'Early Draft' })
    const paper = /\d+/.exec(started.location ?? '')?.[0]
    const saved = await ann.post(`/papers/${paper}`, { abstract: 'Kept.', answers: { [`f${id}`]: '' } })
    equal(saved.status, 422)
    match(saved.text, /Fill in “Early”/)
    equal((await house.db('papers').where({ id: paper }).first()).abstract, 'Kept.')
  }))

test('a question with a condition is asked where it is met, and its answer counts only there', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const first = await ask(house, chair, { kind: 'choice', label: 'Data used', options: 'Yes\nNo' })
    const wish = { condition_id: first, condition_options: ['Yes'] }
    const second = await ask(house, chair, { kind: 'text', label: 'Which data', ...wish })
    const third = await ask(house, chair, { kind: 'confirmation', label: 'Data is open', ...wish })
    const ann = await house.author()
    const paper = await house.completePaper(ann)
    const answer = (answers: Record<string, unknown>) => ann.post(`/papers/${paper}`, { answers })
    await answer({ [`f${first}`]: 'Yes' })
    const asked = await ann.post(`/papers/${paper}/submission`)
    match(asked.text, /Fill in “Which data”[\s\S]*Confirm “Data is open”/)
    await answer({ [`f${second}`]: 'Invented data', [`f${first}`]: 'No' })
    equal((await ann.post(`/papers/${paper}/submission`)).status, 303)
    const page = await chair.get(`/papers/${paper}`)
    equal(/Invented data/.test(page.text), false, 'what is not asked has no answer')
    equal((await house.db('answers').where({ field_id: second }).first()).value, 'Invented data')
    equal(await house.db('answers').where({ field_id: third }).first(), undefined)
  }))
