// The draft: for chairs only, with faults beside what was typed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import { accepted, onBoards, papersInSlots, talkSlots } from './announced.ts'

test('the draft is hidden from everybody but chairs', () =>
  inHouse(async (house) => {
    const [slot] = await talkSlots(house)
    const chair = await house.chair()
    const others = [house.visitor(), await house.author(), await house.reviewer()]
    for (const path of ['/programme/draft', '/programme/slots/new', `/programme/slots/${slot?.id}`]) {
      assert.equal((await chair.get(path)).status, 200, path)
      for (const other of others) assert.equal((await other.get(path)).status, 404, path)
    }
    const writes = [
      '/programme/slots',
      `/programme/slots/${slot?.id}`,
      `/programme/slots/${slot?.id}/removal`,
      '/programme/boards',
      '/programme/filling',
      '/programme/editions',
    ]
    for (const path of writes)
      for (const other of others) assert.equal((await other.post(path, {})).status, 404, path)
    assert.equal((await talkSlots(house)).length, 3)
  }))

test('slots are added, changed and removed, with faults at their fields', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const typed = {
      title: 'Invented social',
      kind: 'break',
      starts: '2023-07-29T18:00',
      ends: '2023-07-29T17:00',
      guests: 'Ann Invented | Somewhere',
    }
    const wrong = await chair.post('/programme/slots', typed)
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /would end before it starts/)
    assert.match(wrong.text, /Invented social/)
    assert.match(wrong.text, /Ann Invented \| Somewhere/)
    assert.equal((await chair.post('/programme/slots', { ...typed, ends: '2023-07-29T19:00' })).status, 303)
    const [added] = await house.db('slots').where({ title: 'Invented social' })
    assert.equal(added.starts_at.toString(), '2023-07-30T04:00:00Z', 'typed in the time of the workshop')
    assert.match(
      (await house.visitor().get('/programme')).text,
      /18:00<\/time>.*Invented social.*Ann Invented, Somewhere/,
    )

    await chair.post(`/programme/slots/${added.id}`, { title: 'Invented dinner' })
    assert.match((await house.visitor().get('/programme')).text, /Invented dinner.*Ann Invented/)
    assert.match(
      (await chair.get(`/programme/slots/${added.id}`)).text,
      /<details[^>]*><summary>Remove this slot[\s\S]*\/removal[\s\S]*speakers go with it/,
    )
    await chair.post(`/programme/slots/${added.id}/removal`)
    assert.doesNotMatch((await house.visitor().get('/programme')).text, /Invented dinner/)
    assert.equal((await chair.get(`/programme/slots/${added.id}`)).status, 404)
  }))

test('a time that clocks pass over, and a year that is none, are faults of the form', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    await house.db('workshop').update({ time_zone: 'America/New_York' })
    const slot = { title: 'Sleepless', kind: 'break', starts: '2027-03-14T02:30', ends: '2027-03-14T03:15' }
    const gone = await chair.post('/programme/slots', slot)
    assert.equal(gone.status, 422)
    assert.match(gone.text, /There is no such time: the clocks go forward then/)
    assert.match(gone.text, /Sleepless/)
    const far = { ...slot, starts: '2023-07-29T10:00', ends: '+275760-01-01T00:00' }
    assert.match((await chair.post('/programme/slots', far)).text, /Enter when the slot ends/)
    assert.equal((await house.db('slots').where({ title: 'Sleepless' })).length, 0)
  }))

test('a slot on another day than the workshop is pointed out', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const outside = /“Lost in time” on Fri 29 July 2033 is outside of the days of the workshop/
    const slot = {
      title: 'Lost in time',
      kind: 'break',
      starts: '2033-07-29T10:00',
      ends: '2033-07-29T11:00',
    }
    assert.equal((await chair.post('/programme/slots', slot)).status, 303)
    assert.match((await chair.get('/programme/draft')).text, outside)
    const { id } = await house.db('slots').where({ title: 'Lost in time' }).first('id')
    await chair.post(`/programme/slots/${id}`, { starts: '2023-07-29T19:00', ends: '2023-07-29T20:00' })
    assert.doesNotMatch((await chair.get('/programme/draft')).text, /outside of the days/)
  }))

test('only accepted talks stand in slots and only accepted papers on boards', () =>
  inHouse(async (house) => {
    const { poster, rejected } = await accepted(house)
    const chair = await house.chair()
    const [first] = await talkSlots(house)
    for (const paper of [poster.id, rejected.id, 9999]) {
      const answer = await chair.post(`/programme/slots/${first?.id}`, { paper })
      assert.equal(answer.status, 422)
      assert.match(answer.text, /accepted as a talk/)
    }
    for (const fields of [
      { paper: rejected.id, board: 1 },
      { paper: 9999, board: 1 },
      { paper: poster.id, board: 61 },
    ]) {
      assert.equal((await chair.post('/programme/boards', fields)).status, 422)
    }
    assert.deepEqual([await papersInSlots(house), await onBoards(house)], [[null, null, null], []])
  }))

test('a talk moves as a whole, and posters swap their boards', () =>
  inHouse(async (house) => {
    const { talk, poster } = await accepted(house)
    const chair = await house.chair()
    for (const slot of (await talkSlots(house)).slice(0, 2))
      await chair.post(`/programme/slots/${slot.id}`, { paper: talk.id })
    assert.deepEqual(await papersInSlots(house), [null, talk.id, null])
    await chair.post('/programme/boards', { paper: poster.id, board: 4 })
    await chair.post('/programme/boards', { paper: talk.id, board: 5 })
    await chair.post('/programme/boards', { paper: poster.id, board: 5 })
    assert.deepEqual(await onBoards(house), [
      [4, talk.id],
      [5, poster.id],
    ])
    await chair.post('/programme/boards', { paper: poster.id, board: '' })
    assert.deepEqual(await onBoards(house), [[4, talk.id]])
  }))
