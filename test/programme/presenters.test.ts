// Lists for badges, boards and the conference: who presents what, blind to whom a paper is hidden from.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { conflictOf } from '../decisions/papers.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { accepted, Rejected, Second, Talk, talkSlots } from './announced.ts'

/** A talk with a remote presenter in the first slot, one of which nothing is said in the second, a poster on board 7. */
async function planned(house: TestHouse) {
  const papers = await accepted(house)
  const [first, then] = await talkSlots(house)
  const chair = await house.chair()
  const { talk, second, poster } = papers
  await talk.author.post(`/programme/presentations/${talk.id}`, {
    presenter: talk.name,
    attendance: 'remote',
  })
  await chair.post(`/programme/slots/${first?.id}`, { paper: talk.id })
  await chair.post(`/programme/slots/${then?.id}`, { paper: second.id })
  await chair.post('/programme/boards', { 'boards[7]': poster.id })
  return { ...papers, chair }
}

test('the presenters and the run sheet can be taken along, a line for each paper and each slot', () =>
  inHouse(async (house) => {
    const { talk, second, poster, chair } = await planned(house)
    const presenters = await chair.get('/programme/presenters.csv')
    match(presenters.headers.get('content-type') ?? '', /^text\/csv/)
    const lines = presenters.text.trim().split('\r\n')
    match(lines[0] ?? '', /^paper,title,accepted as,presenter,email,affiliation,takes part,/)
    const of = (id: number) => lines.find((line) => line.startsWith(`${id},`)) ?? ''
    const who = `${talk.name},${talk.author.email},Invented Institute,remote,${talk.name}`
    const where = 'Contributed Talk 1,2023-07-29,10:15,10:30,,no,no,no'
    equal(of(talk.id), `${talk.id},${Talk},talk,${who},${where}`)
    match(of(second.id), new RegExp(`^${second.id},${Second},talk,,,,,`))
    match(of(poster.id), /,poster,.*,7,no,no,no$/)
    equal(lines.length, 4)
    doesNotMatch(presenters.text, new RegExp(Rejected))
    const sheet = (await chair.get('/programme/run-sheet.csv')).text
    const slot = `,10:15,10:30,15,Contributed talk,Contributed Talk 1,${talk.id},${Talk},${talk.name},yes`
    match(sheet, new RegExp(slot))
  }))

// Rules 6, 10 and 41.
test('neither says anything of a paper that is hidden from the chair, and nobody else gets them', () =>
  inHouse(async (house) => {
    const { talk, second } = await planned(house)
    const other = await house.chair('Otto Otherchair')
    await conflictOf(house, other, second.id)
    doesNotMatch((await other.get('/programme/presenters.csv')).text, new RegExp(Second))
    const blind = (await other.get('/programme/run-sheet.csv')).text
    doesNotMatch(blind, new RegExp(Second))
    match(blind, /hidden from you/)
    const strangers = [house.visitor(), talk.author, await house.reviewer()]
    for (const path of ['/programme/presenters.csv', '/programme/run-sheet.csv']) {
      const statuses = await Promise.all(strangers.map(async (one) => (await one.get(path)).status))
      deepEqual(statuses, [404, 404, 404], path)
    }
  }))

test('without accepted papers there is a header to begin with', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    match((await chair.get('/programme/presenters.csv')).text, /^paper,title,[^\r\n]+\r\n$/)
  }))
