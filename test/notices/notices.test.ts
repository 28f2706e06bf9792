// Letters to reviewers before they have papers: to all, or to those who have not bid; looked at first.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

const told = async (house: TestHouse) =>
  (await house.letters())
    .filter(({ view }) => view === 'notices/mail/words')
    .map(({ to_email }) => to_email)
    .toSorted()
const lookedIn = (text: string) => /name="looked" value="([^"]+)"/.exec(text)?.[1] ?? ''

async function bidding(house: TestHouse) {
  const ann = await house.author('Ann Author')
  const id = await house.submittedPaper(ann, { title: 'Wanted Kernels' })
  const [rita, otto] = [await house.reviewer('Rita Bidding'), await house.reviewer('Otto Silent')]
  await house.db('bids').insert({ paper_id: id, person_id: rita.id, level: 'eager', bid_at: house.now() })
  return { ann, id, rita, otto, chair: await house.chair() }
}

test('a chair writes to reviewers who have not bid, and sees the letter first', () =>
  inHouse(async (house) => {
    const { rita, otto, chair } = await bidding(house)
    match((await chair.get('/bids/overview')).text, /href="\/notices\?to=unbid"/)
    const page = await chair.get('/notices?to=unbid')
    match(page.text, /Otto Silent reads it[\s\S]*no bids from you yet/)
    const typed = { to: 'unbid', subject: 'Bid, dear Otto', words: 'Tomorrow it closes.' }
    const unseen = await chair.post('/notices', typed)
    equal(unseen.status, 422)
    match(unseen.text, /Look again, then send/)
    const looked = lookedIn((await chair.post('/notices/preview', typed)).text)
    const sent = await chair.post('/notices', { ...typed, looked })
    match((await chair.follow(sent)).text, /1 letter is on the way/)
    deepEqual(await told(house), [otto.email])
    const everybody = { ...typed, to: 'all' }
    const shown = lookedIn((await chair.post('/notices/preview', everybody)).text)
    equal((await chair.post('/notices', { ...everybody, looked: shown })).status, 303)
    deepEqual(await told(house), [otto.email, otto.email, rita.email].toSorted())
  }))

test('who is let go gets none, an empty letter is a fault, and only chairs write', () =>
  inHouse(async (house) => {
    const { ann, rita, otto, chair } = await bidding(house)
    await chair.post(`/reviewers/${otto.id}/departures`, {})
    match((await chair.get('/notices?to=unbid')).text, /Nobody would get it/)
    const empty = await chair.post('/notices/preview', { to: 'all', subject: '', words: '' })
    equal(empty.status, 422)
    match(empty.text, /Enter a subject/)
    for (const person of [ann, rita]) {
      equal((await person.get('/notices')).status, 404)
      const typed = { subject: 'Mine', words: 'Words', looked: '' }
      equal((await person.post('/notices', typed)).status, 404)
    }
    deepEqual(await told(house), [])
  }))

// Rule 10.
test('a chair in conflict does not learn who has bid on the paper', () =>
  inHouse(async (house) => {
    const { id, chair } = await bidding(house)
    const connie = await house.chair('Connie Conflicted')
    await chair.post(`/papers/${id}/conflicts`, { person: String(connie.id), reason: 'Same institute.' })
    match((await connie.get('/notices?to=unbid')).text, /Otto Silent, Rita Bidding/)
  }))
