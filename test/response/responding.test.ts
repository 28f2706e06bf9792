// Authors answer their reviews: while the window is open they read and write, what they send is read by those who may, and nothing earlier.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callForResponses } from '../../server/response/jobs.ts'
import { paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const OPENS = Temporal.Instant.from('2023-06-13T12:00:00Z')
const CLOSES = Temporal.Instant.from('2023-06-14T12:00:00Z')

async function reviewedPaper(house: TestHouse) {
  const world = await paperInReview(house)
  await world.rita.post(`${world.review}/submission`, WHOLE)
  const co = await house.author('Carl Coauthor')
  const line = {
    paper_id: world.paper,
    position: 2,
    name: 'Carl Coauthor',
    email: co.email,
    contact: false,
    person_id: co.id,
  }
  await house.db('authorships').insert(line)
  const offer = () =>
    house.db('stages').insert({ name: 'response', opens_at: OPENS, closes_at: CLOSES, hard: true })
  const address = `/papers/${world.paper}/response`
  const send = (text: string, version: number, more: object = {}) =>
    world.author.post(`${address}/submission`, { text, version, ...more })
  return { ...world, co, offer, address, send }
}

const during = OPENS.add({ hours: 1 })

// Rule 19.
test('authors read reviews while they may respond, and neither before nor afterwards', () =>
  inHouse(async (house) => {
    const { author, co, paper, address, offer, send } = await reviewedPaper(house)
    const reads = async () => /overlap argument holds/.test((await author.get(`/papers/${paper}`)).text)
    house.at(during)
    assert.equal(await reads(), false)
    assert.equal((await author.get(address)).status, 404, 'off until it stands on the timeline')
    await offer()
    house.at(OPENS.subtract({ minutes: 1 }))
    assert.equal(await reads(), false)
    assert.doesNotMatch((await author.get(address)).text, /overlap|Reviewer \d/)
    assert.equal((await send('Too early', 0)).status, 403)
    house.at(during)
    assert.match((await author.get('/desk')).text, /\/response">Respond to the reviews<[\s\S]*until/)
    const page = (await author.get(address)).text
    assert.match(page, /overlap argument holds/)
    assert.match(page, /href="#(heading[^"]*)">[\s\S]*Write the response[\s\S]*id="\1"/)
    assert.doesNotMatch(page, /plainly borderline|Rita|Fit for a talk/)
    assert.doesNotMatch(page, /Rob|Not started/, 'nor that another review is on its way')
    assert.match((await co.get(address)).text, /Only contacts among the authors/)
    house.at(CLOSES.add({ minutes: 11 }))
    assert.equal(await reads(), false)
    assert.match((await send('Too late', 0)).text, /time for responses is over[\s\S]*Too late/)
  }))

// Rule 20.
test('a response is read once it is sent, and its draft by contacts alone', () =>
  inHouse(async (house) => {
    const { author, co, rita, rob, chair, paper, address, offer, send } = await reviewedPaper(house)
    await offer()
    house.at(during)
    assert.equal((await author.post(address, { text: 'A first draft', version: 0 })).status, 303)
    assert.match((await author.get(address)).text, /A first draft<\/textarea>/)
    const others = [co, rita, rob, chair]
    for (const who of others)
      for (const page of [address, `/papers/${paper}`])
        assert.doesNotMatch((await who.get(page)).text, /first draft/)
    for (const who of [rita, chair]) assert.equal((await who.get(address)).status, 404)

    assert.equal((await send('What we answer', 1)).status, 303)
    for (const who of [co, rita, chair])
      assert.match((await who.get(`/papers/${paper}`)).text, /What we answer/)
    assert.doesNotMatch(
      (await rob.get(`/papers/${paper}`)).text,
      /What we answer/,
      'who has not sent a review',
    )
    assert.equal((await author.post(address, { text: 'What we answer instead', version: 2 })).status, 303)
    assert.match((await author.get(address)).text, /Changed since it was sent/)
    assert.doesNotMatch((await rita.get(`/papers/${paper}`)).text, /instead/)
    assert.equal((await send('What we answer instead', 3)).status, 303)
    assert.match((await rita.get(`/papers/${paper}`)).text, /instead/)
    await house.run()
    const told = (await house.letters()).filter(({ view }) => view === 'response/mail/sent')
    assert.deepEqual(
      told.map(({ person_id }) => person_id),
      [rita.id],
      'once, and only who may read it',
    )
    assert.doesNotMatch(told[0]?.body_text ?? '', /Ann|What we answer/)
  }))

// Rule 49.
test('two contacts who write at once see both versions; limits hold when it is sent', () =>
  inHouse(async (house) => {
    const { author, chair, address, offer, send } = await reviewedPaper(house)
    await offer()
    house.at(during)
    await author.post(address, { text: 'From one tab', version: 0 })
    const clash = await author.post(address, { text: 'From another tab', version: 0 })
    assert.equal(clash.status, 409)
    assert.match(clash.text, /From one tab/)
    assert.match(clash.text, /From another tab/)

    const rules = { scope: 'paper', soft_words: 5, hard_words: 3 }
    assert.equal((await chair.post('/settings/response', rules)).status, 422)
    assert.equal((await chair.post('/settings/response', { ...rules, soft_words: 2 })).status, 303)
    assert.equal((await author.post('/settings/response', rules)).status, 404)
    const long = await send('one two three four', 1)
    assert.equal(long.status, 422)
    assert.match(long.text, /4 words, and 3 are the most/)
    assert.match(long.text, /one two three four<\/textarea>/)
    const named = await send('Ann Author', 2)
    assert.match(named.text, /Your text names Ann Author[\s\S]*name="names_are_fine"/)
    assert.match((await send('', 3)).text, /Write what you want to answer/)
    assert.equal((await send('one two three', 4)).status, 303)
    assert.match((await author.get(address)).text, /3 of 3 words/)
  }))

test('one response for each review, where chairs want it so', () =>
  inHouse(async (house) => {
    const { author, rita, rob, paper, other, id, address, offer, send } = await reviewedPaper(house)
    await rob.post(`${other}/submission`, WHOLE)
    await house.db('response_rules').update({ scope: 'review' })
    await offer()
    house.at(during)
    assert.equal((await author.get(address)).text.match(/<textarea/g)?.length, 2)
    assert.equal((await send('To nobody', 0)).status, 404)
    assert.equal((await send('To Rita alone', 0, { review: id })).status, 303)
    assert.match((await rob.get(`/papers/${paper}`)).text, /Response to Reviewer \d[\s\S]*To Rita alone/)
    await house.db('workshop').update({ other_reviews: 'never' })
    assert.doesNotMatch((await rob.get(`/papers/${paper}`)).text, /To Rita alone/)
    assert.match((await rita.get(`/papers/${paper}`)).text, /To Rita alone/)
  }))

// Rules 19 and 38.
test('contacts of papers with reviews are asked once, when the window opens', () =>
  inHouse(async (house) => {
    const { author, offer } = await reviewedPaper(house)
    await offer()
    const asked = async () => (await house.letters()).filter(({ view }) => view === 'response/mail/open')
    house.at(OPENS.subtract({ minutes: 1 }))
    await callForResponses(house.house)
    assert.deepEqual(await asked(), [])
    house.at(during)
    await callForResponses(house.house)
    await callForResponses(house.house)
    const letters = await asked()
    assert.deepEqual(
      letters.map(({ to_email }) => to_email),
      [author.email],
    )
    assert.match(letters[0]?.body_text ?? '', /Responses\s+are taken until/)
  }))
