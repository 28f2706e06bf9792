// Observations on bids as chairs meet them: with numbers and rows, ruled out from there, and without papers of own conflicts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'

async function ringed(house: TestHouse) {
  const chair = await house.chair()
  const people = []
  for (const name of ['Ada Ringer', 'Bela Ringer', 'Cleo Plain']) people.push(await house.reviewer(name))
  const [ada, bela, cleo] = people
  assert.ok(ada && bela && cleo)
  const papers: number[] = []
  const ann = await house.author()
  for (const who of [ada, bela, cleo, cleo, ann, ann, ann])
    papers.push(await house.submittedPaper(who, { title: `By ${who.email}` }))
  house.at('after submission')
  const [of_ada, of_bela, of_cleo] = papers
  assert.ok(of_ada && of_bela && of_cleo)
  const bid = (who: typeof ada, paper: number, level: string) =>
    who.post('/bids', { bids: { [paper]: level } })
  await bid(ada, of_bela, 'eager')
  await bid(bela, of_ada, 'eager')
  await bid(cleo, of_ada, 'willing')
  await bid(ada, of_cleo, 'willing')
  return { chair, ada, bela, cleo, of_ada, of_bela }
}

const plain = (text: string) => text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

test('a ring and a pair are told with their numbers and rows, and a pair is ruled out from there', () =>
  inHouse(async (house) => {
    const { chair, ada, of_bela, cleo } = await ringed(house)
    const address = '/assignments/observations'
    const page = plain((await chair.get(address)).text)
    assert.match(page, /What is unusual in 4 bids of 3 reviewers on 7 papers/)
    assert.match(
      page,
      /Rings of eager bids 1 .*Ada Ringer and Bela Ringer Ada Ringer: 1 of 1 bid on the 1 paper of Bela Ringer, 0\.2 by chance/,
    )
    assert.match(
      page,
      /Pairs who favour each other 1 .*Ada Ringer and Cleo Plain Ada Ringer: 1 of 2 bids on the 2 papers of Cleo Plain, 0\.7 by chance/,
    )
    assert.match(plain((await chair.get(`${address}?q=plain`)).text), /Rings of eager bids 0/)
    const ruling = { paper: of_bela, reviewer: ada.id, ruling: 'forbidden' }
    assert.equal((await chair.post('/assignments/rulings', ruling)).status, 303)
    assert.match(plain((await chair.get(address)).text), new RegExp(`Paper ${of_bela} , by [^.]*? Ruled out`))
    assert.equal((await chair.post('/assignments', { paper: of_bela, reviewer: ada.id })).status, 403)
    assert.equal((await cleo.get(address)).status, 404)
  }))

// Rules 10 and 28.
test('a chair in conflict with a paper of a ring reads nothing of it, in no number', () =>
  inHouse(async (house) => {
    const { ada, of_ada } = await ringed(house)
    const other = await house.chair('Otto Otherchair')
    await ada.post(`/papers/${of_ada}/conflicts`, { person: other.email, reason: 'Brother.' })
    const page = plain((await other.get('/assignments/observations')).text)
    assert.match(page, /What is unusual in 2 bids of 1 reviewers? on 6 papers/)
    assert.doesNotMatch(page, /Bela Ringer|Cleo Plain/)
  }))
