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
    await chair.post(`/programme/slots/${added.id}/removal`)
    assert.doesNotMatch((await house.visitor().get('/programme')).text, /Invented dinner/)
    assert.equal((await chair.get(`/programme/slots/${added.id}`)).status, 404)
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
