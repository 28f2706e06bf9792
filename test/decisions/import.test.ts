// Decisions from a CSV: drafts, all of them or none.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { decided } from './decided.ts'

const drafts = (house: TestHouse) =>
  house
    .db('decisions')
    .whereNull('superseded_at')
    .orderBy('paper_id')
    .then((rows) => rows.map(({ paper_id, outcome, note }) => [paper_id, outcome, note]))

test('a CSV with a line at fault decides nothing and says why of each', () =>
  inHouse(async (house) => {
    const { chair, talk, poster } = await decided(house)
    const send = (...lines: string[]) => chair.post('/decisions/import', { csv: lines.join('\n') })
    const before = await drafts(house)
    const wrong = await send(
      'paper,outcome',
      `${talk},poster`,
      `${poster},perhaps`,
      '999999,talk',
      `${talk},reject`,
    )
    equal(wrong.status, 422)
    match(wrong.text, /Line 3: “perhaps” is none of talk, poster, reject/)
    match(wrong.text, /Line 4: There is no paper “999999” in review/)
    match(wrong.text, new RegExp(`Line 5: Paper ${talk} stands in a line above`))
    match(wrong.text, new RegExp(`${poster},perhaps`), 'what was typed comes back')
    for (const [csv, words] of [
      ['', /Paste lines/],
      ['outcome\ntalk', /no column named paper/],
      [`paper\n${talk}`, /No line says talk/],
      [`paper,outcome\n${talk},"talk`, /quotation mark/],
    ] as const) {
      const answer = await chair.post('/decisions/import', { csv })
      equal(answer.status, 422)
      match(answer.text, words)
    }
    equal((await chair.post('/decisions/import', { 'csv[a]': 'x' })).status, 422)
    deepEqual(await drafts(house), before)
  }))

test('a CSV decides every paper that it names, and the file of the board is taken back', () =>
  inHouse(async (house) => {
    const { chair, talk, poster, reject } = await decided(house)
    const send = (...lines: string[]) => chair.post('/decisions/import', { csv: lines.join('\n') })
    const taken = await send(
      'Paper,Outcome,Note',
      `${reject},POSTER,"Room, after all"`,
      `${talk},reject,`,
      `${poster},,`,
    )
    deepEqual([taken.status, taken.location], [303, '/decisions'])
    match((await chair.follow(taken)).text, /2 decisions taken from the file/)
    deepEqual(await drafts(house), [
      [talk, 'reject', 'A note for chairs'],
      [poster, 'poster', ''],
      [reject, 'poster', 'Room, after all'],
    ])
    const { text: own } = await chair.get('/decisions.csv')
    equal((await send(own)).status, 303, 'the file of the board is taken back')
  }))

// Rules 1 and 10.
test('the file of a chair in conflict cannot name the paper, and nobody else finds the page', () =>
  inHouse(async (house) => {
    const { talk, author, poster } = await decided(house)
    const other = await house.chair('Otto Otherchair')
    await house.db('authorships').insert({
      paper_id: poster,
      person_id: other.id,
      position: 9,
      name: 'Otto Otherchair',
      email: other.email,
    })
    const about = async (paper: number) =>
      (await other.post('/decisions/import', { csv: `paper,outcome\n${paper},talk` })).text
    match(await about(poster), new RegExp(`There is no paper “${poster}” in review`))
    equal((await other.post('/decisions/import', { csv: `paper,outcome\n${talk},poster` })).status, 303)
    for (const visitor of [author, house.visitor()]) {
      equal((await visitor.get('/decisions/import')).status, 404)
      equal((await visitor.post('/decisions/import', { csv: `paper,outcome\n${talk},talk` })).status, 404)
    }
  }))
