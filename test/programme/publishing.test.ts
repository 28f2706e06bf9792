// From accepted papers to edition 1, and where the public sees title, authors, slot and board.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import {
  accepted,
  everywhere,
  onBoards,
  Poster,
  papersInSlots,
  Rejected,
  Second,
  Talk,
  talkSlots,
} from './announced.ts'

test('talks go into slots and posters onto boards, by hand and by filling', () =>
  inHouse(async (house) => {
    const { talk, second, poster } = await accepted(house)
    const chair = await house.chair()
    const [, next] = await talkSlots(house)
    assert.equal((await chair.post(`/programme/slots/${next?.id}`, { paper: talk.id })).status, 303)
    const filled = await chair.follow(await chair.post('/programme/filling'))
    assert.match(filled.text, /1 talk and 3 posters placed/)
    assert.deepEqual(await papersInSlots(house), [second.id, talk.id, null], 'what stood by hand stays')
    assert.deepEqual(await onBoards(house), [
      [1, talk.id],
      [2, second.id],
      [3, poster.id],
    ])
    for (const { path, text } of await everywhere(house.visitor())) {
      if (path !== '/' && path !== '/feed.xml')
        assert.doesNotMatch(text, new RegExp(`${Talk}|${Poster}`), path)
    }
  }))

// Rules 6 and 12.
test('edition 1 shows title, authors, slot and board wherever the public looks', () =>
  inHouse(async (house) => {
    const { talk, poster, rejected } = await accepted(house)
    const chair = await house.chair()
    await chair.post('/programme/filling')
    const published = await chair.post('/programme/editions', { note: 'All contributed talks have a slot.' })
    assert.equal(published.status, 303, published.text)
    const [slot] = await house.db('slots').orderBy('starts_at')
    assert.doesNotMatch((await house.visitor().get('/programme')).text, /On now/)
    house.at(slot.starts_at)
    assert.equal((await house.visitor().get('/programme')).text.match(/On now/g)?.length, 1)
    house.at(slot.ends_at.subtract({ seconds: 1 }))
    assert.match((await house.visitor().get('/programme')).text, /On now/)
    const pages = new Map((await everywhere(house.visitor())).map(({ path, text }) => [path, text]))
    for (const path of ['/programme', '/programme.json', '/programme.ics'] as const) {
      const text = pages.get(path) ?? ''
      for (const shown of [Talk, Second, Poster, talk.name, poster.name])
        assert.ok(text.includes(shown), `${path}: ${shown}`)
      for (const hidden of [Rejected, rejected.name]) assert.ok(!text.includes(hidden), `${path}: ${hidden}`)
    }
    const page = pages.get('/programme') ?? ''
    assert.match(page, /10:15<\/time>.*Contributed Talk 1.*Invented Talk/)
    assert.match(page, /10:35<\/time>.*Contributed Talk 2.*Invented Second/)
    assert.match(page, /class="num"[^>]*>3<\/th>.*Invented Poster/)
    assert.match(page, /All contributed talks have a slot\./)
    assert.match(pages.get('/') ?? '', /Invented Talk/)
    assert.match(pages.get('/feed.xml') ?? '', /The programme, edition 1.*Accepted: Invented Poster/s)
  }))

test('programs read the same facts', () =>
  inHouse(async (house) => {
    const { talk } = await accepted(house)
    const chair = await house.chair()
    await chair.post('/programme/filling')
    await chair.post('/programme/editions', {})
    const facts = JSON.parse((await house.visitor().get('/programme.json')).text)
    assert.deepEqual([facts.edition, facts.time_zone], [1, 'Pacific/Honolulu'])
    const slot = facts.slots.find(
      (one: { paper: { number: number } | null }) => one.paper?.number === talk.id,
    )
    assert.deepEqual([slot.starts_at, slot.paper.title], ['2023-07-29T20:15:00Z', Talk])
    const boards = facts.boards.map((one: { board: number; paper: { number: number } }) => [
      one.board,
      one.paper.number,
    ])
    assert.deepEqual(boards, await onBoards(house))
  }))

test('calendars get one event for each slot, in the zone of the workshop', () =>
  inHouse(async (house) => {
    await accepted(house)
    const chair = await house.chair()
    await chair.post('/programme/filling')
    await chair.post('/programme/editions', {})
    const answer = await house.visitor().get('/programme.ics')
    assert.match(answer.headers.get('content-type') ?? '', /^text\/calendar/)
    const ics = answer.text.replaceAll('\r\n ', '')
    assert.match(
      ics,
      /BEGIN:VTIMEZONE\r\nTZID:Pacific\/Honolulu\r\nBEGIN:STANDARD[\s\S]*TZOFFSETTO:-1000\r\nTZNAME:HST/,
    )
    assert.match(
      ics,
      /DTSTART;TZID=Pacific\/Honolulu:20230729T101500\r\nDTEND;TZID=Pacific\/Honolulu:20230729T103000/,
    )
    assert.match(ics, /SUMMARY:Contributed Talk 1: Invented Talk\r\n[\s\S]*?DESCRIPTION:Ada Inventor/)
    assert.match(ics, /DTSTAMP:20230621T120000Z/, 'stamps are in UTC')
    assert.match(ics, /Board 3: Invented Poster \(Cda Inventor\)/)
    for (const line of ['BEGIN:VEVENT', 'SEQUENCE:1', 'UID:slot-'])
      assert.equal(ics.split(`\r\n${line}`).length - 1, 14, line)
    assert.ok(
      answer.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75),
      'lines are folded',
    )
  }))
