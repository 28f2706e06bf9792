// A file that answers an optional question is taken off again: it counts for nobody, its versions stay, the authors are told.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { sendChangeReceipts } from '../../server/receipts/jobs.ts'
import { ask } from '../fields/asking.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { START } from '../support/people.ts'

const WISH = { kind: 'file', accepts: ['text'], megabytes: 1, readers: 'reviewers' }

async function aWorld(house: TestHouse) {
  const chair = await house.chair()
  const field = await ask(house, chair, { ...WISH, label: 'Data sheet', required: 'never' })
  const wanted = await ask(house, chair, { ...WISH, label: 'Checklist' })
  const ann = await house.author()
  const paper = await house.completePaper(ann)
  const at = `/papers/${paper}/files`
  const send = (id: number, words: string) =>
    ann.upload(
      at,
      { kind: `answer-${id}` },
      { field: `answers[f${id}]`, name: 'sheet.txt', bytes: Buffer.from(words) },
    )
  for (const id of [field, wanted]) equal((await send(id, 'first words')).status, 303)
  equal((await ann.post(`/papers/${paper}/submission`)).status, 303)
  const { id } = await house.db('files').where({ field_id: field }).first()
  return { ann, paper, at, field, wanted, send, file: `/files/${id}` }
}

// Rules 4 and 18.
test('an optional file is removed, stays kept, and comes back with the next one', () =>
  inHouse(async (house) => {
    const { ann, paper, at, field, wanted, send, file } = await aWorld(house)
    const rita = await house.reviewer()
    await house.assigned(rita, paper)
    const remove = (who = ann, id = field) => who.post(`${at}/removal`, { kind: `answer-${id}` })
    for (const who of [house.visitor(), await house.author('Eve Other')])
      equal((await remove(who)).status, 404)
    equal((await remove(ann, wanted)).status, 403, 'what is asked for is replaced')
    equal((await remove(ann, field + 99)).status, 404)
    equal((await ann.post(`${at}/removal`, { kind: 'paper' })).status, 404)
    equal((await ann.post(`${at}/removal`, { kind: 'nonsense' })).status, 422)

    const form = (await ann.get(`/papers/${paper}/edit`)).text
    equal(form.match(/files\/removal/g)?.length, 1, 'only what is optional has the button')
    equal((await remove()).status, 303)
    equal((await remove()).status, 303, 'a second press changes nothing')
    match(
      (await ann.get(`/papers/${paper}/edit`)).text,
      /The file for “Data sheet” was removed, so none counts now/,
    )
    equal((await ann.get(file)).text, 'first words')
    equal((await ann.get(`/papers/${paper}`)).text.includes('Data sheet'), false)
    house.at('reviewing')
    equal((await rita.get(file)).status, 404)
    equal((await remove()).status, 403)
    house.at(START)
    equal((await send(field, 'second words')).status, 303)
    match((await ann.get(`/papers/${paper}/edit`)).text, /Version 2 counts now/)
    house.at('reviewing')
    match((await rita.get(`/papers/${paper}`)).text, /Data sheet/)
    equal((await rita.get(file)).status, 404)
  }))

test('the receipt of changes names the question, and other words typed beside the button are saved', () =>
  inHouse(async (house) => {
    const { ann, paper, at, field } = await aWorld(house)
    house.at(START.add({ minutes: 5 }))
    const { version, title } = await house.db('papers').where({ id: paper }).first()
    const typed = { kind: `answer-${field}`, title, keywords: 'kept', version }
    equal((await ann.post(`${at}/removal`, typed)).status, 303)
    equal((await house.db('papers').where({ id: paper }).first()).keywords, 'kept')
    house.at(START.add({ hours: 1 }))
    await sendChangeReceipts(house.house)
    const told = (await house.letters()).filter(({ view }) => view === 'receipts/mail/changed')
    equal(told.length, 1)
    match(told[0]?.body_text ?? '', /“Data sheet”: the file was removed\./)
  }))
