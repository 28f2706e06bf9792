// Editions: withdrawals empty them, undispatched decisions stay out, contradictions stop them, old ones stay.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { accepted, everywhere, onBoards, Poster, released, submitted, Talk, talkSlots } from './announced.ts'

test('a withdrawal empties the slot and the board, with no new edition', () =>
  inHouse(async (house) => {
    const { talk, poster } = await accepted(house)
    const chair = await house.chair()
    await chair.post('/programme/filling')
    await chair.post('/programme/editions', {})
    const before = await house.visitor().get('/programme.ics')
    const tag = before.headers.get('etag') ?? ''
    assert.match(tag, /edition-1-/)
    for (const path of ['/programme', '/programme.json', '/programme.ics']) {
      const tag = (await house.visitor().get(path)).headers.get('etag') ?? ''
      assert.match(tag, /edition-1-/, path)
      assert.equal((await house.visitor().get(path, { 'if-none-match': tag })).status, 304, path)
    }

    for (const paper of [talk, poster])
      await paper.author.post(`/papers/${paper.id}/withdrawal`, { reason: 'An invented reason.' })
    for (const { path, text } of await everywhere(house.visitor())) {
      assert.doesNotMatch(text, new RegExp(`${Talk}|${Poster}`), `${path} shows no withdrawn paper`)
    }
    const after = await house.visitor().get('/programme.ics', { 'if-none-match': tag })
    assert.equal(after.status, 200, 'the tag is another, because the public may know less')
    assert.match((await house.visitor().get('/programme')).text, /Contributed Talk 1.*To be announced/)
    assert.match((await chair.get('/programme/draft')).text, /no longer accepted/)
  }))

// Rule 23.
test('nothing of a decision shows before its letters are dispatched', () =>
  inHouse(async (house) => {
    const [paper] = await submitted(house, [Talk])
    if (!paper) throw new Error('a paper was submitted')
    const batch = await released(house, { [paper.id]: 'talk' }, false)
    const chair = await house.chair()
    await chair.post('/programme/filling')
    await chair.post('/programme/editions', {})
    assert.deepEqual(await onBoards(house), [[1, paper.id]], 'the chair can plan with it')
    assert.match((await chair.get('/programme/draft')).text, /have not had their letter/)
    for (const visitor of [house.visitor(), await house.author('Zoe Stranger')]) {
      for (const { path, text } of await everywhere(visitor))
        assert.doesNotMatch(text, new RegExp(Talk), path)
      assert.doesNotMatch((await visitor.get('/programme/editions/1')).text, new RegExp(Talk))
    }
    assert.deepEqual(
      (await house.letters()).filter(({ view }) => view.startsWith('programme')),
      [],
    )

    await house
      .db('batches')
      .where({ id: batch })
      .update({ dispatched_at: house.now(), dispatched_by: chair.id })
    assert.match((await house.visitor().get('/programme')).text, new RegExp(Talk))
  }))

test('editions stay as they were, with what each changed', () =>
  inHouse(async (house) => {
    const { talk } = await accepted(house)
    const chair = await house.chair()
    const [first, second] = await talkSlots(house)
    await chair.post('/programme/filling')
    await chair.post('/programme/editions', {})
    await chair.post(`/programme/slots/${second?.id}`, { paper: '' })
    await chair.post(`/programme/slots/${first?.id}`, { starts: '2023-07-29T10:16', title: 'Opening talk' })
    assert.match(
      (await chair.get('/programme/draft')).text,
      /Renamed: “Contributed Talk 1” is now “Opening talk”/,
    )
    await chair.post('/programme/editions', {})

    const old = await house.visitor().get('/programme/editions/1')
    assert.match(old.text, /Edition 2 has replaced this plan/)
    assert.match(old.text, /10:15<\/time>/)
    const now = await house.visitor().get('/programme')
    assert.match(now.text, /10:16<\/time>.*Opening talk.*Invented Talk/)
    assert.match(
      (await house.visitor().get('/programme/editions')).text,
      /Moved: “Opening talk”.*“Contributed Talk 2”: “Invented Second” is out/s,
    )
    assert.equal((await house.visitor().get('/programme/editions/3')).status, 404)

    await chair.post(`/programme/slots/${second?.id}/removal`)
    await chair.post('/programme/editions', {})
    const ics = (await house.visitor().get('/programme.ics')).text
    assert.match(
      ics,
      new RegExp(`UID:slot-${second?.id}@[\\s\\S]*?STATUS:CANCELLED`),
      'calendars take the removed slot out',
    )
    assert.equal(talk.id > 0, true)
  }))

test('one presenter in two overlapping slots stops the publication with the reason', () =>
  inHouse(async (house) => {
    const { talk, second } = await accepted(house)
    const chair = await house.chair()
    const [first, next] = await talkSlots(house)
    for (const paper of [talk, second]) {
      await house.db('authorships').insert({
        paper_id: paper.id,
        position: 2,
        name: 'Sam Shared',
        email: 'sam@shared.example',
        affiliation: '',
      })
      const said = await paper.author.post(`/programme/presentations/${paper.id}`, {
        presenter: 'Sam Shared',
        attendance: 'in-person',
      })
      assert.equal(said.status, 303, said.text)
    }
    await chair.post(`/programme/slots/${first?.id}`, { paper: talk.id })
    await chair.post(`/programme/slots/${next?.id}`, {
      paper: second.id,
      starts: '2023-07-29T10:20',
      ends: '2023-07-29T10:40',
    })
    const stopped = await chair.post('/programme/editions', { note: 'A note that stays.' })
    assert.equal(stopped.status, 422)
    assert.match(stopped.text, /have the same presenter and overlap/)
    assert.match(stopped.text, /A note that stays\./)
    assert.equal((await house.db('editions')).length, 0)

    await chair.post(`/programme/slots/${next?.id}`, { starts: '2023-07-29T10:35', ends: '2023-07-29T11:00' })
    assert.equal((await chair.post('/programme/editions', {})).status, 303)
  }))
