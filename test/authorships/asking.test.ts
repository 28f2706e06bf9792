// Every author is asked by letter, once for each list, and answers without an account.
import { deepEqual, doesNotMatch, equal, match, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { fingerprint } from '../policy/crawl.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const ANN = { name: 'Ann Author', email: 'ann.author@people.example', affiliation: 'Author Institute' }
const BO = { name: 'Bo Writer', email: 'bo@second.example', affiliation: 'Writer Institute' }
const CY = { name: 'Cy Third', email: 'cy@third.example', affiliation: '' }

const asked = async (house: TestHouse) => (await house.letters()).filter(({ secret }) => secret)
const linkTo = async (house: TestHouse, email: string) => {
  const hash = (await house.db('authorships').where({ email }).first())?.token_hash
  notEqual(hash, null)
  const letters = (await asked(house)).filter(({ to_email }) => to_email === email)
  return `/papers/authorships/${letters.toSorted((a, b) => a.written_at.epochMilliseconds - b.written_at.epochMilliseconds).at(-1)?.secret}`
}

async function submitted(house: TestHouse) {
  const ann = await house.author()
  const id = await house.submittedPaper(ann, { authors: [ANN, BO, CY] })
  return { ann, id }
}

/** The clock's own job, after a while in which nothing changed. */
async function later(house: TestHouse, minutes: number) {
  house.at(house.now().add({ minutes }))
  await house.db.raw(`select graphile_worker.add_job('receipts.send', '{}')`)
  await house.run()
}

test('on submission each co-author gets one letter, with receipt, list and link; the submitter has confirmed', () =>
  inHouse(async (house) => {
    const { ann, id } = await submitted(house)
    equal((await house.letters()).length, 3)
    deepEqual((await asked(house)).map(({ to_email }) => to_email).toSorted(), [BO.email, CY.email])
    const [letter] = (await asked(house)).filter(({ to_email }) => to_email === BO.email)
    match(
      letter?.body_text ?? '',
      /You stand at place 2 of these authors:[\s\S]*1\. Ann Author, Author Institute\n2\. Bo Writer/,
    )
    match(letter?.body_text ?? '', /Is place 2 right, and all the rest\?[\s\S]*You need no account/)
    const [own] = (await house.letters()).filter(({ to_email }) => to_email === ANN.email)
    ok(own && !/You need no account/.test(own.body_text), 'whoever has confirmed is asked nothing')
    const page = (await ann.get(`/papers/${id}/authorships`)).text
    match(page, /1\. Ann Author[\s\S]*Confirmed[\s\S]*2\. Bo Writer[\s\S]*Asked 20 May/)
    await later(house, 20)
    equal((await house.letters()).length, 3, 'nobody is asked twice about the same')
  }))

test('looking changes nothing, one POST confirms, and the submitter sees it', () =>
  inHouse(async (house) => {
    const { ann, id } = await submitted(house)
    const link = await linkTo(house, BO.email)
    const bo = house.visitor()
    const before = await fingerprint(house.db)
    const page = (await bo.get(link)).text
    equal(await fingerprint(house.db), before)
    match(page, /2\. Bo Writer<\/b> <span class="mute">\(you\)/)
    const seen = /name="seen" value="(\w+)"/.exec(page)?.[1]
    const old = await bo.post(link, { seen: 'another list' })
    equal(old.status, 422)
    match(old.text, /The list has changed since you opened this page/)
    equal((await bo.post(link, { seen })).location, link)
    match((await bo.get(link)).text, /You confirmed this on Sat 20 May 2023/)
    match((await ann.get(`/papers/${id}/edit`)).text, /Confirmed/)
    equal((await bo.get(`/papers/${id}`)).status, 404, 'the link is for this, and signs nobody in')
    equal((await bo.get('/papers/authorships/no-such-token-at-all-anywhere')).status, 404)
    equal((await bo.post('/papers/authorships/no-such-token-at-all-anywhere')).status, 404)
    house.at(house.now().add({ hours: 24 * 60 }))
    match((await bo.get(link)).text, /This link has expired/)
    equal((await bo.post(link)).status, 403)
  }))

test('a list that changes after submission is asked about once it rests, and only where it reads otherwise', () =>
  inHouse(async (house) => {
    const { ann, id } = await submitted(house)
    await house.visitor().post(await linkTo(house, BO.email))
    const first = await linkTo(house, CY.email)
    for (const authors of [
      [BO, ANN, CY],
      [BO, CY, ANN],
    ]) {
      equal((await ann.post(`/papers/${id}`, { authors })).status, 303)
      await later(house, 5)
    }
    equal((await house.letters()).length, 3, 'not for each change')
    match((await ann.get(`/papers/${id}/authorships`)).text, /Confirmed another list/)
    await later(house, 6)
    const told = (await house.letters()).filter(({ view }) => view === 'receipts/mail/changed')
    equal(told.length, 3, 'one to each')
    const again = told.filter(({ secret }) => secret).map(({ to_email }) => to_email)
    deepEqual(again.toSorted(), [BO.email, CY.email], 'Ann changed it, so she has confirmed it')
    equal((await house.visitor().get(first)).status, 404, 'the newer link has ended the earlier one')
    await ann.post(`/papers/${id}`, { title: 'Only the Title' })
    await later(house, 30)
    equal((await asked(house)).length, 4, 'the list is the same, so nobody is asked')
  }))

test('a draft writes to nobody, however often it is saved', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann, { authors: [ANN, BO] })
    for (const authors of [[BO, ANN], [ANN], [ANN, BO, CY]]) await ann.post(`/papers/${id}`, { authors })
    await later(house, 60)
    equal((await house.letters()).length, 0)
  }))

/** The mail server has refused the newest letter to this address for good. */
const refuse = async ({ db, now }: TestHouse, to_email: string) =>
  db('letters')
    .where({ to_email })
    .update({ kept_at: null, sent_at: null, failed_at: now(), failure: '550 no such user' })

test('an address that a letter did not reach is shown to the authors, corrected, and the right one is asked', () =>
  inHouse(async (house) => {
    const { ann, id } = await submitted(house)
    const page = async () => (await ann.get(`/papers/${id}/authorships`)).text
    doesNotMatch(await page(), /did not arrive/)
    const wrong = await linkTo(house, CY.email)
    await refuse(house, CY.email)
    match(await page(), /The last letter to Cy Third did not arrive[\s\S]*Correct it below/)
    match(await page(), /Letter did not arrive[\s\S]*Change the list/)
    match((await ann.get('/desk')).text, /authorships">Look at the address of Cy Third/)
    match((await ann.get('/account')).text, /1 author whom a letter did not reach/)
    const { status } = await (await house.author('Eve Else')).get(`/papers/${id}/authorships`)
    equal(status, 404)
    house.at(house.now().add({ minutes: 1 }))
    const right = { ...CY, email: 'cy@right.example' }
    equal((await ann.post(`/papers/${id}/authorships`, { authors: [ANN, BO, right] })).status, 303)
    doesNotMatch(await page(), /did not arrive/)
    equal((await house.visitor().get(wrong)).status, 404, 'the wrong address opens nothing any more')
    await later(house, 20)
    match((await house.visitor().get(await linkTo(house, right.email))).text, /3\. Cy Third<\/b>/)
    const told = (await house.letters()).filter(({ view }) => view === 'receipts/mail/changed')
    const to = (email: string) => told.find(({ to_email }) => to_email === email)?.body_text ?? ''
    match(to(BO.email), /Cy Third stands with another address now/)
    doesNotMatch(to(CY.email), /Cy Third stands|papers\/authorships/)
    await refuse(house, right.email)
    house.at('reviewing')
    match(await page(), /did not arrive[\s\S]*propose the right one below[\s\S]*Correct an address/)
    await house.db('authorships').where({ email: ANN.email }).update({ contact: false })
    match(await page(), /did not arrive[\s\S]*write to the chairs: they can correct it now/)
  }))

test('whoever gets the letter of another says so with one press', () =>
  inHouse(async (house) => {
    const { ann, id } = await submitted(house)
    const [link, stranger] = [await linkTo(house, CY.email), house.visitor()]
    match((await stranger.get(link)).text, /name="leaves" value="on"[\s\S]*I am not an author of this paper/)
    equal((await stranger.post(link, { leaves: 'on' })).location, link)
    match((await stranger.get(link)).text, /You asked to be taken off the list/)
    match((await ann.get(`/papers/${id}/authorships`)).text, /Cy Third asks to be taken off the list/)
  }))
