// A blank workshop: nothing on its site that its chair has not said, and submissions that open when they were told to.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import { chair, firstDay, own } from './first-day.ts'

/** Who has just set it up, on the desk. */
async function blankHouse(house: TestHouse, more: Record<string, string> = {}) {
  const token = await firstDay(house)
  const first = house.visitor()
  const answer = await first.post(`/setup/${token}`, { ...chair, workshop: 'blank', ...own, ...more })
  return { token, first, answer, desk: (await first.get('/desk')).text }
}

test('the site of a blank workshop makes no claims and no jokes', () =>
  inHouse(async (house) => {
    await blankHouse(house)
    const front = (await house.visitor().get('/')).text
    doesNotMatch(
      front,
      /training|loss|smoothed|poster|A workshop\.|<h3>What<|Full call and topics|Calendar file/,
    )
    match(front, /Figure 1\.<\/b> Our calendar\.</)
    match(front, /Reviewing is double-blind\.</)
    const call = (await house.visitor().get('/call')).text
    match(call, /The call is being written<\/b>Papers can be submitted already/)
    doesNotMatch(call, /correctness/)
    doesNotMatch((await house.visitor().get('/programme')).text, /Contributed talks|<p>[^<]*posters/)
    doesNotMatch((await house.visitor().get('/code-of-conduct')).text, /Write to/)
  }))

test('what its chair says stands there: a host, a motto, posters or talks alone', () =>
  inHouse(async (house) => {
    const front = async () => (await house.visitor().get('/')).text
    await blankHouse(house, { host: 'Meeting of Bakers' })
    match(await front(), /A workshop, at the Meeting of Bakers\./)
    await house.db('workshop').update({ motto: 'Mix it, rest it, fold it, bake it' })
    match(await front(), /drawn as a training run\./)
    const slot = {
      starts_at: Temporal.Instant.from('2027-02-05T09:00:00Z'),
      ends_at: Temporal.Instant.from('2027-02-05T10:00:00Z'),
      title: 'Contributed',
    }
    await house.db('slots').insert({ ...slot, kind: 'contributed-talk' })
    match(await front(), /Of the accepted papers, one becomes a talk\./)
    await house.db('slots').insert({ ...slot, kind: 'poster-session', title: 'Posters' })
    match(await front(), /Every accepted paper gets a poster and one of them becomes a talk\./)
  }))

test('submissions open on the day that was asked for, and the chair is told which', () =>
  inHouse(async (house) => {
    const { first, desk } = await blankHouse(house, { opens: '2026-12-01' })
    match(desk, /Submissions open on Tue 1 December 2026: write the call before then\./)
    equal((await first.post('/papers', { title: 'Too Early' })).status, 403)
    match((await house.visitor().get('/call')).text, /It appears here when the organizers publish it/)
    house.at(Temporal.Instant.from('2026-12-01T12:00:00Z'))
    equal((await first.post('/papers', { title: 'On the Day' })).status, 303)
  }))

test('with no such day they open at once, which the chair is told, too', () =>
  inHouse(async (house) => {
    const { first, desk } = await blankHouse(house)
    match(desk, /papers can be submitted from now on/)
    match(desk, /Papers can be submitted already, and the public page says that it is being written/)
    equal((await first.post('/papers', { title: 'At Once' })).status, 303)
  }))

test('a day of opening after the last one is a fault, as is one that cannot be read', () =>
  inHouse(async (house) => {
    const late = await blankHouse(house, { opens: '2026-12-11' })
    equal(late.answer.status, 422)
    match(late.answer.text, /Submissions open no later than on the day on which they close/)
    const unread = await blankHouse(house, { opens: 'soon' })
    match(unread.answer.text, /Enter the first day of submissions/)
  }))
