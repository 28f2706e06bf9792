// The day of the workshop changes: a talk takes longer, one falls out, two change places.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { accepted, papersInSlots } from './announced.ts'

const talksIn = (house: TestHouse) =>
  house.db('slots').where({ kind: 'contributed-talk' }).orderBy('starts_at')

const times = async (house: TestHouse) =>
  new Map(
    (await house.db('slots').orderBy('starts_at')).map(({ id, starts_at, ends_at }) => [
      id,
      `${starts_at} ${ends_at}`,
    ]),
  )

/** Typed in the time of the workshop, which is ten hours behind. */
const typed = (instant: Temporal.Instant, minutes = 0) =>
  instant.add({ minutes }).toZonedDateTimeISO('Pacific/Honolulu').toPlainDateTime().toString().slice(0, 16)

test('what comes after a slot moves with its end where the chair wants it, and only that day', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const [first] = await talksIn(house)
    const next = {
      title: 'Invented hike',
      kind: 'break',
      starts: '2023-07-30T10:00',
      ends: '2023-07-30T11:00',
    }
    await chair.post('/programme/slots', next)
    const before = await times(house)
    const longer = { ends: typed(first.ends_at, 5) }
    await chair.post(`/programme/slots/${first.id}`, longer)
    const alone = await times(house)
    assert.equal([...alone].filter(([id, span]) => span !== before.get(id)).length, 1)
    assert.match((await chair.get('/programme/draft')).text, /“[^”]+” and “[^”]+” overlap\./)

    await chair.post(`/programme/slots/${first.id}`, { ends: typed(first.ends_at) })
    await chair.post(`/programme/slots/${first.id}`, { ...longer, along: 'on' })
    const slots = await house.db('slots').orderBy('starts_at')
    for (const { id, title, starts_at, ends_at } of slots) {
      const later = Temporal.Instant.compare(starts_at, first.ends_at) >= 0 && title !== 'Invented hike'
      const minutes = later ? -5 : 0
      if (id !== first.id)
        assert.equal(`${starts_at.add({ minutes })} ${ends_at.add({ minutes })}`, before.get(id), title)
    }
    assert.doesNotMatch((await chair.get('/programme/draft')).text, /overlap\./)

    await chair.post(`/programme/slots/${first.id}`, { ends: typed(first.ends_at), along: 'on' })
    assert.deepEqual(await times(house), before)
  }))

test('nothing moves where something would leave its day', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const [first] = await talksIn(house)
    const before = await times(house)
    const late = await chair.post(`/programme/slots/${first.id}`, {
      ends: typed(first.ends_at, 14 * 60),
      along: 'on',
    })
    assert.equal(late.status, 422)
    assert.match(late.text, /would begin on another day\. Move it by hand first\./)
    assert.deepEqual(await times(house), before)
  }))

test('the gap of a removed slot is closed where the chair wants it', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const [first, second] = await talksIn(house)
    await chair.post(`/programme/slots/${first.id}/removal`, { closes: 'on' })
    const { starts_at } = await house.db('slots').where({ id: second.id }).first()
    const length = first.starts_at.until(first.ends_at)
    assert.equal(starts_at.toString(), second.starts_at.subtract(length).toString())
  }))

test('talks change places, as posters do', () =>
  inHouse(async (house) => {
    const { talk, second } = await accepted(house)
    const chair = await house.chair()
    const [one, two] = await talksIn(house)
    await chair.post(`/programme/slots/${one.id}`, { paper: talk.id })
    await chair.post(`/programme/slots/${two.id}`, { paper: second.id })
    await chair.post(`/programme/slots/${one.id}`, { paper: second.id })
    assert.deepEqual(await papersInSlots(house), [second.id, talk.id, null])
  }))

test('one more slot begins where the day ends so far', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const last = await house.db('slots').orderBy('ends_at', 'desc').first()
    const page = (await chair.get('/programme/slots/new')).text
    assert.match(page, new RegExp(`name="starts"[^>]*value="${typed(last.ends_at)}"`))
    await house.db('slots').delete()
    assert.match(
      (await chair.get('/programme/slots/new')).text,
      /name="starts"[^>]*value="2023-07-29T\d\d:\d\d"/,
    )
  }))
