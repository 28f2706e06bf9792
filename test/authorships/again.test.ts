// One author who has not answered is asked once more: by a contact or a chair, once a day, and never who has answered.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

const ANN = { name: 'Ann Author', email: 'ann.author@people.example', affiliation: 'Author Institute' }
const BO = { name: 'Bo Writer', email: 'bo@second.example', affiliation: 'Writer Institute' }
const CY = { name: 'Cy Third', email: 'cy@third.example', affiliation: '', contact: '' }
const DAY = { hours: 24 }

const lineOf = async ({ db }: TestHouse, email: string) =>
  (await db('authorships').where({ email }).first())?.id
const sent = async (house: TestHouse) =>
  (await house.letters()).filter(({ view }) => view === 'authorships/mail/question')

async function submitted(house: TestHouse) {
  const ann = await house.author()
  const id = await house.submittedPaper(ann, { authors: [ANN, BO, CY] })
  const list = `/papers/${id}/authorships`
  const question = async (email: string) => `${list}/${await lineOf(house, email)}/question`
  return { ann, id, list, question, bo: await question(BO.email) }
}

test('once a day, with words for when, and the newest link is the one that opens', () =>
  inHouse(async (house) => {
    const { ann, list, bo } = await submitted(house)
    const first = (await house.letters()).find(({ to_email }) => to_email === BO.email)?.secret
    const early = await ann.post(bo)
    equal(early.status, 422)
    match(early.text, /Bo Writer was asked on Sat 20 May 2023, [\s\S]*from Sun 21 May 2023/)
    doesNotMatch((await ann.get(list)).text, new RegExp(bo), 'no button that would be refused')
    match((await ann.get(list)).text, /Bo Writer was asked on Sat 20 May 2023/)
    house.at(house.now().add(DAY))
    match((await ann.get(list)).text, new RegExp(bo))
    equal((await ann.get(bo)).status, 404, 'a GET writes to nobody')
    equal((await ann.post(bo)).location, list)
    const [letter, ...more] = await sent(house)
    deepEqual([letter?.to_email, more], [BO.email, []])
    match(
      letter?.body_text ?? '',
      /Ann Author asks once more[\s\S]*place 2 of these authors:[\s\S]*3\. Cy Third/,
    )
    equal((await house.visitor().get(`/papers/authorships/${first}`)).status, 404)
    match((await house.visitor().get(`/papers/authorships/${letter?.secret}`)).text, /2\. Bo Writer<\/b>/)
    match((await ann.get(list)).text, /Asked 21 May/)
    equal((await ann.post(bo)).status, 422)
  }))

test('after the deadline, too, and by a chair, whose letter says so', () =>
  inHouse(async (house) => {
    const { bo, list } = await submitted(house)
    const chair = await house.chair()
    house.at('reviewing')
    match((await chair.get(list)).text, new RegExp(bo))
    equal((await chair.post(bo)).status, 303)
    match((await sent(house))[0]?.body_text ?? '', /, a chair of the workshop,\s+asks once more/)
  }))

test('who has answered is not asked, nor oneself, nor about a draft or a withdrawn paper', () =>
  inHouse(async (house) => {
    const { ann, id, question, bo } = await submitted(house)
    const link = (email: string) => async () =>
      `/papers/authorships/${(await house.letters()).find(({ to_email }) => to_email === email)?.secret}`
    await house.visitor().post(await link(BO.email)())
    await house.visitor().post(await link(CY.email)(), { leaves: 'on' })
    house.at(house.now().add(DAY))
    match((await ann.post(bo)).text, /Bo Writer has confirmed already/)
    match((await ann.post(await question(CY.email))).text, /Cy Third has answered with a proposal/)
    match((await ann.post(await question(ANN.email))).text, /This is your own line/)
    const draft = await house.completePaper(ann, { title: 'A Draft', authors: [ANN, BO] })
    const line = await house.db('authorships').where({ paper_id: draft, email: BO.email }).first('id')
    const about = await ann.post(`/papers/${draft}/authorships/${line?.id}/question`)
    equal(about.status, 403)
    match(about.text, /a paper that is submitted and in review/)
    equal(
      (await ann.post(`/papers/${id}/authorships/${line?.id}/question`)).status,
      404,
      'of this paper alone',
    )
    await ann.post(`/papers/${id}/withdrawal`, { reason: 'Ours.' })
    equal((await ann.post(bo)).status, 403)
    deepEqual(await sent(house), [])
  }))

test('a co-author who only reads asks nobody, and a stranger finds nothing', () =>
  inHouse(async (house) => {
    const { list, bo } = await submitted(house)
    const cy = await house.author('Cy Third')
    await house.db('authorships').where({ email: CY.email }).update({ email: cy.email, person_id: cy.id })
    house.at(house.now().add(DAY))
    doesNotMatch((await cy.get(list)).text, /Ask again/)
    match((await cy.post(bo)).text, /Only contacts among the authors/)
    for (const visitor of [await house.author('Eve Else'), await house.reviewer(), house.visitor()])
      equal((await visitor.post(bo)).status, 404)
    deepEqual(await sent(house), [])
  }))

test('an address that is new on the list is asked by itself, not twice', () =>
  inHouse(async (house) => {
    const { ann, list, question } = await submitted(house)
    const right = { ...BO, email: 'bo@right.example' }
    await ann.post(list, { authors: [ANN, right, CY] })
    const again = await ann.post(await question(right.email))
    equal(again.status, 422)
    match(again.text, /The list has just changed: Bo Writer is asked once it has rested/)
  }))
