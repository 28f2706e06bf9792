// Reminders of reviews over a month: exactly the letters of the rules, to those who have something to send, and nobody else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remindOfReviews } from '../../server/reminders/jobs.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const DUE = Temporal.Instant.from('2023-06-13T12:00:00Z')
const SCORES = { correctness: 3, relevance: 3, overall: 4, confidence: 4, text: 'Plain, and right.' }

async function world(house: TestHouse) {
  const ann = await house.author()
  const [first, second] = [
    await house.submittedPaper(ann, { title: 'First Kernels' }),
    await house.submittedPaper(ann, { title: 'Second Kernels' }),
  ]
  const names = ['Rita Ready', 'Rolf Refuser', 'Lena Late', 'Tom Torn', 'Sara Silent', 'Nina Nothing']
  const people: Visitor[] = []
  for (const name of names) people.push(await house.reviewer(name))
  const [rita, rolf, lena, tom, sara] = people
  if (!rita || !rolf || !lena || !tom || !sara) throw new Error('There are fewer reviewers than names.')
  const chair = await house.chair()
  const other = await house.chair('Otto Otherchair')
  house.at(DUE.subtract({ hours: 200 }))
  const reviews = new Map<string, string>()
  for (const one of [rita, rolf, lena, tom, sara]) reviews.set(one.email, await house.assigned(one, first))
  await house.assigned(lena, second)
  const of = (one: Visitor) => reviews.get(one.email) ?? ''
  await house
    .db('stages')
    .where({ name: 'decision' })
    .update({ closes_at: DUE.add({ hours: 300 }) })
  const closing = await house.db('stages').where({ name: 'review' }).first<{ closes_at: Temporal.Instant }>()
  assert.equal(String(closing?.closes_at), String(DUE))
  return { first, second, rita, rolf, lena, tom, sara, chair, other, of }
}

const inConflict = (house: TestHouse, { id }: Visitor, paper: number) =>
  house.db('conflicts').insert({
    paper_id: paper,
    person_id: id,
    reason: 'The same office.',
    declared_by: id,
    declared_at: house.now(),
    declared_as: 'chair',
  })

/** The job runs twice a day; what it sends is told as "hours: whom: subject". */
async function listen(house: TestHouse, from: number, until: number): Promise<string[]> {
  const heard: string[] = []
  const known = new Set((await house.letters()).map(({ id }) => id))
  for (let hour = from; hour < until; hour += 12) {
    house.at(DUE.add({ hours: hour }))
    await remindOfReviews(house.house)
    for (const { id, to_email, subject } of await house.letters()) {
      if (known.has(id)) continue
      known.add(id)
      heard.push(`${hour}: ${to_email.split('@')[0]}: ${subject.replace('[ES-FoMo] ', '')}`)
    }
  }
  return heard.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1))
}

test('over a month exactly the letters of the rules go out', () =>
  inHouse(async (house) => {
    const { first, rita, rolf, lena, tom, sara, chair, other, of } = await world(house)
    await inConflict(house, other, first)
    await house.db('stages').where({ name: 'review' }).update({ hard: false })
    assert.deepEqual(await listen(house, -144, -72), [])
    assert.equal((await rita.post(`/reviews/${of(rita)}/submission`, SCORES)).status, 303)
    assert.equal((await rolf.post(`/reviews/${of(rolf)}/refusal`, { reason: 'No time.' })).status, 303)
    const before = await listen(house, -72, 0)
    assert.deepEqual(before, [
      '-72: lena.late: Reviews due in 3 days',
      '-72: sara.silent: Reviews due in 3 days',
      '-72: tom.torn: Reviews due in 3 days',
    ])
    await inConflict(house, tom, first)
    assert.equal((await chair.post(`/reminders/stops/${sara.id}`)).status, 303)
    assert.deepEqual(await listen(house, 0, 48), ['0: lena.late: Reviews due now'])
    assert.equal((await lena.post(`/reviews/${of(lena)}/submission`, SCORES)).status, 303)
    assert.equal((await chair.post(`/reminders/stops/${sara.id}/end`)).status, 303)
    assert.deepEqual(await listen(house, 48, 480), [
      '48: lena.late: Reviews late by 2 days',
      '48: sara.silent: Reviews late by 2 days',
      '96: lena.late: Reviews late by 4 days',
      '96: sara.silent: Reviews late by 4 days',
      '120: carla: Reviews are missing, 5 days after they were due',
      '120: otto.otherchair: Reviews are missing, 5 days after they were due',
    ])
    const told = (await house.letters()).filter(({ to_email }) => to_email === other.email)
    assert.doesNotMatch(told.map(({ body_text }) => body_text).join(), /First Kernels|Sara/)

    // The letter that spoke of both papers stands in the log of a chair in conflict with one of them without that one.
    house.at(DUE.subtract({ hours: 100 }))
    const [both] = (await house.letters()).filter(({ to_email }) => to_email === lena.email)
    assert.match(both?.body_text ?? '', /First Kernels[\s\S]*Second Kernels/)
    const seen = (await other.get(`/mail/letters/${both?.id}`)).text
    assert.match(seen, /Second Kernels/)
    assert.doesNotMatch(seen, /First Kernels/)
    assert.match((await chair.get(`/mail/letters/${both?.id}`)).text, /First Kernels/)
  }))

test('the page shows what will go out, to how many, and takes other hours; a fault loses nothing', () =>
  inHouse(async (house) => {
    const { chair, other, first, rita } = await world(house)
    const page = await chair.get('/reminders')
    assert.match(page.text, /to 5 reviewers as things stand/)
    assert.match((await chair.get('/desk?role=chair')).text, /5 reviewers will be reminded/)
    const [before, due] = await house
      .db('reminder_rules')
      .where({ audience: 'reviewers' })
      .orderBy('hours')
      .pluck('id')
    const rule = (hours: number, when = 'before') => ({ hours, when, active: 'on' })
    const clash = await chair.post('/reminders/rules', { rules: { [before]: rule(24), [due]: rule(24) } })
    assert.equal(clash.status, 422)
    assert.match(clash.text, /Another reminder goes out at this hour already/)
    assert.match(clash.text, /value="24"/)
    const swapped = await chair.post('/reminders/rules', { rules: { [before]: rule(0), [due]: rule(72) } })
    assert.equal(swapped.status, 303)
    const wrong = await chair.post('/reminders/rules', { rules: { [before]: rule(2000), [due]: rule(72) } })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /from 0 to 1000/)
    await inConflict(house, other, first)
    const theirs = (await other.get('/reminders')).text
    assert.match(theirs, /to 1 reviewer as things stand/)
    assert.doesNotMatch(theirs, /Rita|Sara/)
    for (const path of ['/reminders/rules', `/reminders/stops/${rita.id}`, '/reminders/stops/987654321'])
      assert.equal((await rita.post(path)).status, 404)
    assert.equal((await chair.post('/reminders/stops/987654321')).status, 404)
  }))

test('where reviews close for good, only chairs hear of what is missing', () =>
  inHouse(async (house) => {
    const { chair } = await world(house)
    assert.match((await chair.get('/reminders')).text, /closed by then/)
    house.at(DUE.subtract({ hours: 10 }))
    await remindOfReviews(house.house)
    assert.deepEqual(await listen(house, 0, 200), [
      '120: carla: Reviews are missing, 5 days after they were due',
      '120: otto.otherchair: Reviews are missing, 5 days after they were due',
    ])
  }))

test('before anybody has something to send, the rules are to come and reach nobody', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    house.at(DUE.subtract({ hours: 200 }))
    const { text } = await chair.get('/reminders')
    assert.match(text, /to come/)
    assert.match(text, /As things stand nobody would get one/)
    assert.doesNotMatch(text, /None is to come/)
  }))
