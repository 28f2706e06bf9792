// An author proposes a correction with the link of the letter; contacts accept or decline it in one click.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

const ANN = { name: 'Ann Author', email: 'ann.author@people.example', affiliation: 'Author Institute' }
const BO = { name: 'Bo Writer', email: 'bo@second.example', affiliation: 'Writer Institute' }

async function submitted(house: TestHouse) {
  const ann = await house.author()
  const id = await house.submittedPaper(ann, { authors: [ANN, BO] })
  const secret = (await house.letters()).find(({ to_email }) => to_email === BO.email)?.secret
  return { ann, id, bo: house.visitor(), link: `/papers/authorships/${secret}` }
}

const listed = async (house: TestHouse, id: number) =>
  (await house.db('authorships').where({ paper_id: id }).orderBy('position')).map(
    ({ name, affiliation }) => `${name}, ${affiliation}`,
  )
const openOne = async (house: TestHouse) =>
  (await house.db('corrections').whereNull('accepted_at').whereNull('declined_at').first())?.id
const newest = async (house: TestHouse, view: string) =>
  (await house.letters()).filter((letter) => letter.view === view)

test('a correction goes to the contacts, and accepted it stands and counts as confirmed', () =>
  inHouse(async (house) => {
    const { ann, id, bo, link } = await submitted(house)
    const proposal = {
      name: 'Bo B. Writer',
      affiliation: 'Second Institute',
      position: 1,
      note: 'We agreed on this.',
    }
    const wrong = await bo.post(link, { ...proposal, position: 3 })
    equal(wrong.status, 422)
    match(wrong.text, /The last place is 2/)
    match(wrong.text, /value="Bo B\. Writer"/, 'what was typed comes back')
    match((await bo.post(link, { ...proposal, name: ' ' })).text, /Enter your name/)
    equal((await bo.post(link, proposal)).status, 303)
    deepEqual(
      await listed(house, id),
      ['Ann Author, Author Institute', 'Bo Writer, Writer Institute'],
      'not yet',
    )
    equal((await newest(house, 'corrections/mail/proposed')).length, 2, 'both are contacts')
    match((await bo.get(link)).text, /You proposed: place 1, Bo B\. Writer, Second Institute/)
    match((await bo.post(link, { ...proposal, name: 'B. Writer' })).text, /within the hour/)
    match(
      (await ann.get(`/papers/${id}/authorships`)).text,
      /Bo Writer proposes a correction[\s\S]*We agreed on this/,
    )
    const at = `/papers/${id}/corrections/${await openOne(house)}`
    equal((await ann.get(`${at}/acceptance`)).status, 404, 'a GET accepts nothing')
    equal((await ann.post(`${at}/acceptance`)).status, 303)
    deepEqual(await listed(house, id), ['Bo B. Writer, Second Institute', 'Ann Author, Author Institute'])
    match((await bo.get(link)).text, /You confirmed this on/)
    equal((await newest(house, 'corrections/mail/accepted'))[0]?.to_email, BO.email)
    equal((await ann.post(`${at}/refusal`)).status, 404, 'answered once')
  }))

test('declined it changes nothing, and the author hears of it', () =>
  inHouse(async (house) => {
    const { ann, id, bo, link } = await submitted(house)
    equal((await bo.post(link, { position: 1 })).status, 303)
    const at = `/papers/${id}/corrections/${await openOne(house)}/refusal`
    for (const visitor of [await house.author('Eve Other'), house.visitor()])
      equal((await visitor.post(at)).status, 404)
    const other = await house.submittedPaper(ann, { title: 'Another Paper' })
    equal((await ann.post(at.replace(String(id), String(other)))).status, 404, 'of this paper alone')
    equal((await ann.post(at)).status, 303)
    deepEqual(await listed(house, id), ['Ann Author, Author Institute', 'Bo Writer, Writer Institute'])
    match((await newest(house, 'corrections/mail/declined'))[0]?.body_text ?? '', /was declined/)
  }))

test('whoever is no author is taken off', () =>
  inHouse(async (house) => {
    const { ann, id, bo, link } = await submitted(house)
    equal((await bo.post(link, { leaves: 'on' })).status, 303)
    match((await ann.get(`/papers/${id}/authorships`)).text, /Bo Writer asks to be taken off the list/)
    equal((await ann.post(`/papers/${id}/corrections/${await openOne(house)}/acceptance`)).status, 303)
    deepEqual(await listed(house, id), ['Ann Author, Author Institute'])
    equal((await bo.get(link)).status, 404)
  }))

test('after the freeze the chairs hear of it, and only they can accept', () =>
  inHouse(async (house) => {
    const { ann, id, bo, link } = await submitted(house)
    const chair = await house.chair()
    await house.db('workshop').update({ authors_freeze_at: house.now().subtract({ hours: 1 }) })
    equal((await bo.post(link, { name: 'Bo Corrected' })).status, 303)
    ok((await newest(house, 'corrections/mail/proposed')).some(({ to_email }) => to_email === chair.email))
    const at = `/papers/${id}/corrections/${await openOne(house)}/acceptance`
    equal((await ann.post(at)).status, 403)
    equal((await chair.post(at)).status, 303)
    match((await ann.get(`/papers/${id}/authorships`)).text, /Bo Corrected/)
  }))

test('once the contacts cannot change the list, the chairs hear of a proposal and accept it', () =>
  inHouse(async (house) => {
    const { ann, id, bo, link } = await submitted(house)
    const chair = await house.chair()
    house.at('after submission')
    await bo.post(link, { leaves: 'on' })
    const told = (await newest(house, 'corrections/mail/proposed')).map(({ to_email }) => to_email)
    deepEqual(told.toSorted(), [ANN.email, BO.email, chair.email].toSorted())
    const page = (await ann.get(`/papers/${id}/authorships`)).text
    match(page, /The chairs have read this, too, and can accept it/)
    const at = `/papers/${id}/corrections/${await openOne(house)}`
    equal((await ann.post(`${at}/acceptance`)).status, 403)
    equal((await chair.post(`${at}/acceptance`)).status, 303)
    deepEqual(await listed(house, id), ['Ann Author, Author Institute'])
  }))
