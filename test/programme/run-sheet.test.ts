// The run sheet: what the chairs print for the day, blind to whom a paper is hidden from.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { conflictOf } from '../decisions/papers.ts'
import { inHouse } from '../support/house.ts'
import { accepted, Poster, Second, Talk, talkSlots } from './announced.ts'

// Rules 6 and 10.
test('the run sheet names who comes when, who is far away and what hangs where, to chairs who may know', () =>
  inHouse(async (house) => {
    const { talk, second, poster } = await accepted(house)
    const [first, then] = await talkSlots(house)
    const chair = await house.chair()
    await talk.author.post(`/programme/presentations/${talk.id}`, {
      presenter: talk.name,
      attendance: 'remote',
    })
    await chair.post(`/programme/slots/${first?.id}`, { paper: talk.id })
    await chair.post(`/programme/slots/${then?.id}`, { paper: second.id })
    await chair.post('/programme/boards', { 'boards[7]': poster.id })
    const { status, text } = await chair.get('/programme/run-sheet')
    equal(status, 200)
    match(text, /10:15 to 10:30<\/td>\s*<td class="n" data-head="Minutes">15<\/td>/)
    match(text, new RegExp(`Paper ${talk.id}</a>: ${Talk}.*?${talk.name}.*?Remote`, 's'))
    match(text, new RegExp(Second))
    match(text, /Nobody has said who presents/)
    match(text, new RegExp(`<td class="n">7</td><th class="who" scope="row">${Poster}`))
    const other = await house.chair('Otto Otherchair')
    await conflictOf(house, other, second.id)
    const blind = (await other.get('/programme/run-sheet')).text
    match(blind, /Taken, by a paper hidden from you/)
    doesNotMatch(blind, new RegExp(Second))
    for (const visitor of [house.visitor(), talk.author, await house.reviewer()])
      equal((await visitor.get('/programme/run-sheet')).status, 404)
  }))
