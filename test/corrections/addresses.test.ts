// Once the list is closed to them, contacts propose another address for a silent co-author, and a chair accepts or declines it.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

const ANN = { name: 'Ann Author', email: 'ann.author@people.example', affiliation: 'Author Institute' }
const BO = { name: 'Bo Writer', email: 'bo@second.example', affiliation: 'Writer Institute' }
const CY = { name: 'Cy Third', email: 'cy@third.example', affiliation: '' }
const RIGHT = 'cy@right.example'

const lettersOf = async (house: TestHouse, view: string) =>
  (await house.letters()).filter((letter) => letter.view === view)
const lineOf = async ({ db }: TestHouse, email: string) =>
  (await db('authorships').where({ email }).first())?.id
const linkTo = async (house: TestHouse, email: string) =>
  `/papers/authorships/${(await house.letters()).find(({ to_email, secret }) => secret && to_email === email)?.secret}`

async function closed(house: TestHouse) {
  const ann = await house.author()
  const chair = await house.chair()
  const id = await house.submittedPaper(ann, { authors: [ANN, BO, CY] })
  const [list, at] = [`/papers/${id}/authorships`, `/papers/${id}/corrections`]
  const author = await lineOf(house, CY.email)
  const answerAt = async () => {
    const open = { accepted_at: null, declined_at: null, authorship_id: author }
    return `${at}/${(await house.db('corrections').where(open).first())?.id}`
  }
  return { ann, chair, id, list, at, author, answerAt }
}

test('while the list is open the address is changed there, and nothing is proposed', () =>
  inHouse(async (house) => {
    const { ann, list, at, author } = await closed(house)
    doesNotMatch((await ann.get(list)).text, /Correct an address/)
    const refused = await ann.post(at, { author, email: RIGHT })
    equal(refused.status, 403)
    match(refused.text, /The list is open to you: change the address there/)
  }))

test('afterwards a chair accepts it with one press: the new address is asked, and the old one opens nothing', () =>
  inHouse(async (house) => {
    const { ann, chair, list, at, author, answerAt } = await closed(house)
    const wrong = await linkTo(house, CY.email)
    house.at('after submission')
    match((await ann.get(list)).text, /Correct an address[\s\S]*3\. Cy Third, cy@third\.example/)
    equal((await ann.post(at, { author, email: RIGHT, note: 'A letter was missing.' })).location, list)
    equal(await lineOf(house, RIGHT), undefined, 'not yet')
    const [told, ...more] = await lettersOf(house, 'corrections/mail/address')
    deepEqual([told?.to_email, more], [chair.email, []])
    match(
      told?.body_text ?? '',
      /Ann Author, a contact[\s\S]*Now: cy@third\.example[\s\S]*Proposed: cy@right\.example/,
    )
    match(
      (await ann.get(list)).text,
      /Ann Author proposes another address for Cy Third[\s\S]*The chairs have read this/,
    )
    match((await chair.get('/desk')).text, new RegExp(`for an author of 1 paper[\\s\\S]*href="${list}"`))
    equal((await ann.post(`${await answerAt()}/acceptance`)).status, 403)
    match((await chair.get(list)).text, /cy@right\.example[\s\S]*A letter was missing[\s\S]*Accept/)
    equal((await chair.post(`${await answerAt()}/acceptance`)).status, 303)
    equal(await lineOf(house, CY.email), undefined)
    doesNotMatch((await chair.get('/desk')).text, /An address is proposed/)
    equal((await house.visitor().get(wrong)).status, 404)
    const line = await house.db('authorships').where({ email: RIGHT }).first()
    deepEqual([line?.name, line?.position, line?.confirmed_at], ['Cy Third', 3, null])
    house.at(house.now().add({ minutes: 20 }))
    await house.db.raw(`select graphile_worker.add_job('receipts.send', '{}')`)
    await house.run()
    match((await house.visitor().get(await linkTo(house, RIGHT))).text, /3\. Cy Third<\/b>/)
  }))

test('declined it changes nothing, and whoever proposed it hears of it', () =>
  inHouse(async (house) => {
    const { ann, chair, at, author, answerAt } = await closed(house)
    house.at('after submission')
    await ann.post(at, { author, email: RIGHT })
    const early = await ann.post(at, { author, email: 'cy@other.example' })
    equal(early.status, 422)
    match(early.text, /within the hour/)
    equal((await chair.post(`${await answerAt()}/refusal`)).status, 303)
    ok(await lineOf(house, CY.email))
    const told = await lettersOf(house, 'corrections/mail/address-declined')
    deepEqual(
      told.map(({ to_email }) => to_email),
      [ANN.email],
    )
    deepEqual(await lettersOf(house, 'corrections/mail/declined'), [], 'the co-author knew of nothing')
  }))

test('it is for who has not answered; that somebody is no author counts as no answer', () =>
  inHouse(async (house) => {
    const { ann, list, at, author, answerAt } = await closed(house)
    const [bo, cy] = [await linkTo(house, BO.email), await linkTo(house, CY.email)]
    await house.visitor().post(bo)
    await house.visitor().post(cy, { leaves: 'on' })
    house.at('after submission')
    const propose = async (fields: object) => (await ann.post(at, { author, email: RIGHT, ...fields })).text
    match(await propose({ author: await lineOf(house, BO.email) }), /Bo Writer has answered from the address/)
    match(await propose({ author: await lineOf(house, ANN.email) }), /This is your own line/)
    match(await propose({ author: '' }), /Choose an author/)
    match(await propose({ email: 'nowhere' }), /Enter an email address/)
    match(await propose({ email: '' }), /Enter the right address/)
    match(await propose({ email: BO.email }), /stands on the list already/)
    equal((await ann.post(at, { author, email: RIGHT })).location, list)
    match((await ann.get(list)).text, /proposes another address for Cy Third/)
    const stranger = await house.visitor().post(cy, { leaves: 'on' })
    equal(stranger.status, 422)
    match(stranger.text, /said already that this address may be wrong/)
    doesNotMatch(stranger.text, /cy@right\.example/)
    doesNotMatch((await house.visitor().get(cy)).text, /You proposed|cy@right/)
    equal(
      (await house.visitor().post(cy, { name: 'Cy B. Third' })).status,
      303,
      'an author’s own word counts',
    )
    match(await propose({}), /Cy Third has answered from the address/)
    const lost = { kept_at: null, sent_at: null, failed_at: house.now(), failure: '550 no such user' }
    await house.db('letters').where({ to_email: CY.email }).update(lost)
    match((await ann.get(list)).text, /propose the right one below[\s\S]*3\. Cy Third, cy@third/)
    equal((await ann.post(at, { author, email: RIGHT })).status, 303, 'nothing reaches it any more')
    equal((await house.db('corrections').where({ authorship_id: author })).length, 1)
    ok(await answerAt())
  }))

test('nobody proposes for the paper of others, and a co-author who only reads does not', () =>
  inHouse(async (house) => {
    const { at, author, list } = await closed(house)
    const bo = await house.author('Bo Writer')
    const change = { email: bo.email, person_id: bo.id, contact: false }
    await house.db('authorships').where({ email: BO.email }).update(change)
    house.at('after submission')
    doesNotMatch((await bo.get(list)).text, /Correct an address/)
    match((await bo.post(at, { author, email: RIGHT })).text, /Only contacts among the authors/)
    for (const visitor of [await house.author('Eve Else'), await house.reviewer(), house.visitor()])
      equal((await visitor.post(at, { author, email: RIGHT })).status, 404)
  }))

test('the address of who reviews the paper is named to the chair, and suspends the assignment', () =>
  inHouse(async (house) => {
    const { ann, chair, id, list, at, author, answerAt } = await closed(house)
    const [rita, other] = [await house.reviewer(), await house.chair('Cora Chair')]
    await house.assigned(rita, id)
    house.at('reviewing')
    await ann.post(at, { author, email: rita.email })
    match(
      (await chair.get(list)).text,
      /an address of [^,]+, who is assigned to this paper\. Accepted, it suspends/,
    )
    doesNotMatch((await ann.get(list)).text, /assigned|suspends/)
    equal((await rita.get(`/papers/${id}`)).status, 200)
    equal((await chair.post(`${await answerAt()}/acceptance`)).status, 303)
    const told = (await lettersOf(house, 'conflicts/mail/suspended')).map(({ to_email }) => to_email)
    deepEqual(told.toSorted(), [chair.email, other.email].toSorted())
    match((await chair.get('/desk')).text, /1 assignment is suspended by a conflict/)
  }))

// Rule 10.
test('a chair in conflict with the paper hears nothing of a proposal', () =>
  inHouse(async (house) => {
    const { ann, chair, id, list, at, author } = await closed(house)
    await ann.post(`/papers/${id}/conflicts`, { person: chair.email, reason: 'Adviser.' })
    const other = await house.chair('Cora Chair')
    house.at('after submission')
    await ann.post(at, { author, email: RIGHT })
    const told = (await lettersOf(house, 'corrections/mail/address')).map(({ to_email }) => to_email)
    deepEqual(told, [other.email])
    match((await other.get('/desk')).text, /An address is proposed/)
    doesNotMatch((await chair.get('/desk')).text, /An address is proposed/)
    equal((await chair.get(list)).status, 404)
  }))
