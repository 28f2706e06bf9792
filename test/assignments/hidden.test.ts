// What a chair in conflict with a paper meets of its assignment: nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { newLetters, twoPapers } from './two-papers.ts'

const PAGES = ['/assignments', '/assignments.csv', '/reviewers', '/reviewers.csv', '/mail', '/journal']

// Rules 10 and 22.
test('a chair in conflict meets the paper nowhere: board, figures, loads, tables, letters, journal', () =>
  inHouse(async (house) => {
    const { ann, first, second, rita, rolf, chair } = await twoPapers(house)
    const other = await house.chair('Otto Otherchair')
    await ann.post(`/papers/${first}/conflicts`, { person: other.email, reason: 'Brother.' })
    house.at('after submission')
    await chair.post('/assignments', { paper: first, reviewer: rita.id })
    await chair.post('/assignments', { paper: second, reviewer: rita.id })
    await chair.post('/assignments', { paper: first, reviewer: rolf.id })
    const pages = [...PAGES, `/reviewers/${rita.id}`]
    const seen = async (who: typeof chair) =>
      (await Promise.all(pages.map((page) => who.get(page)))).map(({ text }) => text).join()
    assert.match(await seen(chair), /First Kernels/)
    assert.doesNotMatch(await seen(other), /First Kernels/)
    assert.match((await other.get('/reviewers.csv')).text, /Rita Reviewer,.*,2,1,0,/)
    assert.match((await chair.get('/reviewers.csv')).text, /Rita Reviewer,.*,2,2,0,/)
    assert.match((await other.get('/reviewers.csv')).text, /Rolf Reviewer,.*,4,0,0,/)
    assert.match((await other.get('/assignments')).text, /Send 1 letter</)
    const one = await house.db('assignments').where({ paper_id: first }).first('id')
    assert.equal((await other.post(`/assignments/${one.id}/removal`)).status, 404)
    assert.equal((await other.post('/assignments', { paper: first, reviewer: rolf.id })).status, 404)
  }))

test('a chair in conflict sends what waits and reads of it only what is no secret', () =>
  inHouse(async (house) => {
    const { ann, first, second, rita, rolf, chair } = await twoPapers(house)
    const other = await house.chair('Otto Otherchair')
    await ann.post(`/papers/${first}/conflicts`, { person: other.email, reason: 'Brother.' })
    house.at('after submission')
    await chair.post('/assignments', { paper: first, reviewer: rolf.id })
    assert.equal((await other.post('/assignments/dispatch')).status, 403)
    await chair.post('/assignments', { paper: first, reviewer: rita.id })
    await chair.post('/assignments', { paper: second, reviewer: rita.id })
    const preview = (await other.get('/assignments/dispatch')).text
    assert.match(preview, /1 letter, not sent yet[\s\S]*Second Kernels/)
    assert.doesNotMatch(preview, /First Kernels|Rolf Reviewer/)
    assert.match(
      (await chair.get('/assignments/dispatch?at=1')).text,
      /2 letters, not sent yet[\s\S]*To Rolf Reviewer[\s\S]*First Kernels/,
    )
    const sent = await other.post('/assignments/dispatch')
    assert.match((await other.follow(sent)).text, /Sent: 1 letter is/)
    assert.equal((await rolf.get(`/papers/${first}`)).status, 200)
    const letters = (await other.get('/mail')).text
    assert.match(letters, /Rita Reviewer/)
    assert.doesNotMatch(letters, /Rolf Reviewer/)
    const letter = (await newLetters(house)).find(({ to_email }) => to_email === rita.email)
    const shown = (await other.get(`/mail/letters/${letter?.id}`)).text
    assert.match(shown, /Second Kernels/)
    assert.doesNotMatch(shown, /First Kernels/)
    assert.match((await chair.get(`/mail/letters/${letter?.id}`)).text, /First Kernels/)
  }))
