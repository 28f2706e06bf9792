// More days: asked for with a reason, answered with one press, and followed by the date, the form and the reminders.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { postponedTo } from '../../server/deferrals/until.ts'
import { remindOfReviews } from '../../server/reminders/jobs.ts'
import { conflict, paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'

const DUE = Temporal.Instant.from('2023-06-13T12:00:00Z')
const flat = (text: string) => text.replace(/\s+/g, ' ')
const idsOf = (house: TestHouse): Promise<string[]> => house.db('deferrals').orderBy('asked_at').pluck('id')
const subjects = async (house: TestHouse, email: string) =>
  (await house.letters()).filter(({ to_email }) => to_email === email).map(({ subject }) => subject)

test('days that are past are not given, and the hour of the day stays', () => {
  const two = (now: Temporal.Instant) => postponedTo(DUE, 2, now).toString()
  assert.equal(two(DUE.subtract({ hours: 9 })), '2023-06-15T12:00:00Z')
  assert.equal(two(DUE.add({ hours: 1 })), '2023-06-16T12:00:00Z')
  assert.equal(two(DUE.add({ hours: 24 })), '2023-06-16T12:00:00Z')
})

async function asked(house: TestHouse) {
  const world = await paperInReview(house)
  const cleo = await house.chair('Cleo Conflicted')
  await conflict(house, world.paper, cleo.id)
  const wanted = { days: 2, days_reason: 'A plain visa.' }
  await world.rita.follow(await world.rita.post(`/tasks/${world.id}/deferrals`, wanted))
  const [request = ''] = await idsOf(house)
  return { ...world, cleo, wanted, request }
}

// Rules 10 and 22.
test('days are asked for with a reason, and answered by chairs who may know', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, cleo, wanted, request, id, other } = await asked(house)
    assert.match((await rita.post(`/tasks/${id}/deferrals`, wanted)).text, /have asked already/)
    assert.match(flat((await rita.get('/desk')).text), /You asked for 2 days more/)
    assert.equal((await rob.post(`/tasks/${id}/deferrals`, wanted)).status, 404)
    const empty = await rob.post(`/tasks/${other.split('/').at(-1)}/deferrals`, { days: 99, days_reason: '' })
    assert.equal(empty.status, 422)
    assert.match(empty.text, /from 1 to 30[\s\S]*Say in a sentence why[\s\S]*value="99"/)
    assert.deepEqual(await subjects(house, cleo.email), [])
    assert.match(
      (await subjects(house, chair.email)).join(),
      /Answer: 2 days more for "Plainly Invented Kernels"/,
    )
    for (const path of ['/deferrals', '/desk']) {
      assert.match(flat((await chair.get(path)).text), /Rita Reviewer asks for 2 more days.*A plain visa/)
      assert.doesNotMatch((await cleo.get(path)).text, /Rita|visa|grant/)
    }
    assert.match(
      flat((await chair.get('/deferrals')).text),
      /Rita Reviewer asks for 2 more days.*A plain visa/,
    )
    for (const press of ['grant', 'denial']) {
      assert.equal((await cleo.post(`/deferrals/${request}/${press}`)).status, 404)
      assert.equal((await rita.post(`/deferrals/${request}/${press}`)).status, 404)
      assert.equal((await chair.post(`/deferrals/00000000-0000-4000-8000-000000000000/${press}`)).status, 404)
    }
  }))

// Rule 45.
test('yes moves the date of this reviewer for this paper, also a hard one', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, request, review, other } = await asked(house)
    assert.match(
      (await chair.follow(await chair.post(`/deferrals/${request}/grant`))).text,
      /Yes\. Rita Reviewer/,
    )
    assert.match((await chair.post(`/deferrals/${request}/denial`)).text, /answered this already/)
    assert.match((await subjects(house, rita.email)).join(), /You have 2 days more/)
    assert.match((await chair.get('/journal')).text, /A plain visa/)
    house.at(DUE.add({ hours: 24 }))
    assert.match((await rob.post(other, WHOLE)).text, /deadline has passed/)
    assert.match(flat((await rita.get('/desk')).text), /due in 1 day/)
    assert.equal((await rita.post(`${review}/submission`, WHOLE)).status, 303)
    house.at(DUE.add({ hours: 49 }))
    assert.match((await rita.post(review, { ...WHOLE, text: 'Too late.' })).text, /deadline has passed/)
  }))

test('no leaves the date; what is sent meanwhile needs no answer', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, other, review, id } = await paperInReview(house)
    await rita.post(`/tasks/${id}/deferrals`, { days: 3, days_reason: 'A move.' })
    await rob.post(`/tasks/${other.split('/').at(-1)}/deferrals`, { days: 1, days_reason: 'A train.' })
    const [first, second] = await idsOf(house)
    await chair.post(`/deferrals/${first}/denial`)
    assert.match((await subjects(house, rita.email)).join(), /The date stays/)
    assert.match(flat((await rita.get('/desk')).text), /The chairs left the date as it is/)
    await rob.post(`${other}/submission`, WHOLE)
    const moot = await chair.post(`/deferrals/${second}/grant`)
    assert.match(moot.text, /not waited for any more/)
    assert.doesNotMatch((await chair.get('/deferrals')).text, /\/grant/)
    house.at(DUE.add({ hours: 1 }))
    assert.equal((await rita.post(review, WHOLE)).status, 403)
  }))

// Rule 47.
test('reminders follow the own date, and leave in peace whoever cannot finish', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, other, id } = await paperInReview(house)
    await house.db('stages').where({ name: 'review' }).update({ hard: false })
    await rita.post(`/tasks/${id}/deferrals`, { days: 2, days_reason: 'A plain visa.' })
    await chair.post(`/deferrals/${(await idsOf(house))[0]}/grant`)
    const heard = async (hour: number, email: string) => {
      const before = (await subjects(house, email)).length
      house.at(DUE.add({ hours: hour }))
      await remindOfReviews(house.house)
      return (await subjects(house, email)).slice(before).map((text) => text.replace('[ES-FoMo] ', ''))
    }
    assert.deepEqual(await heard(-72, rita.email), [])
    assert.deepEqual(await heard(-24, rita.email), ['Reviews due in 3 days'])
    assert.deepEqual(await heard(0, rob.email), ['Reviews due now'])
    await rob.post(`/tasks/${other.split('/').at(-1)}/inability`, { unable_reason: 'A fever.' })
    assert.deepEqual(await heard(48, rita.email), ['Reviews due now'])
    assert.deepEqual(await heard(96, rob.email), [])
    assert.equal((await subjects(house, rita.email)).at(-1), '[ES-FoMo] Reviews late by 2 days')
  }))

// Rules 10, 45 and 47.
test('a chair gives days unasked: the date moves, a letter tells why, and chairs in conflict learn nothing', () =>
  inHouse(async (house) => {
    const { rita, rob, author, chair, paper, review, other, id } = await paperInReview(house)
    const cleo = await house.chair('Cleo Conflicted')
    await conflict(house, paper, cleo.id)
    const address = `${review}/deferrals`
    for (const who of [cleo, rita, rob, author]) {
      assert.equal((await who.get(address)).status, 404)
      assert.equal((await who.post(address, { days: 2, days_reason: 'No.' })).status, 404)
    }
    assert.match((await chair.get(`/reviewers/${rita.id}`)).text, new RegExp(`href="${address}"`))
    assert.doesNotMatch((await cleo.get(`/reviewers/${rita.id}`)).text, /Give more days|due in/)
    const faulty = await chair.post(address, { days: 0, days_reason: '' })
    assert.equal(faulty.status, 422)
    assert.match(faulty.text, /from 1 to 30[\s\S]*the reviewer reads it[\s\S]*value="0"/)
    const given = await chair.post(address, { days: 3, days_reason: 'A plain fever.' })
    assert.match((await chair.follow(given)).text, /Rita Reviewer gets a letter with the new date/)
    const [letter] = (await house.letters()).filter(({ view }) => view === 'deferrals/mail/given')
    assert.match(letter?.body_text ?? '', /3 days more[\s\S]*Fri 16 June[\s\S]*A plain fever/)
    assert.match(flat((await rita.get('/desk')).text), /You have until Thu 15 June 2023, 23:59 AoE/)
    assert.match((await chair.get('/journal')).text, /A plain fever/)
    for (const path of ['/journal', '/deferrals', '/mail'])
      assert.doesNotMatch((await cleo.get(path)).text, /A plain fever|3 days more/)
    assert.match(flat((await chair.get('/deferrals')).text), /Given unasked/)
    house.at(DUE.add({ hours: 24 }))
    assert.match((await rob.post(other, WHOLE)).text, /deadline has passed/)
    await remindOfReviews(house.house)
    assert.doesNotMatch((await subjects(house, rita.email)).join(), /late/)
    await rita.post(`/tasks/${id}/deferrals`, { days: 1, days_reason: 'Still ill.' })
    assert.match((await chair.post(address, { days: 1, days_reason: 'More.' })).text, /asked for more days/)
    await rita.post(`${review}/submission`, WHOLE)
    assert.match((await chair.get(address)).text, /This review is sent/)
  }))
