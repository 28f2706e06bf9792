// The timeline: read by everything, changed by chairs, impossible orders refused with the reason.
import { doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse, type TestHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

/** The fields of the form as they stand, so that a test changes just one. */
async function fieldsOf(chair: Visitor): Promise<Record<string, string>> {
  const { text } = await chair.get('/settings/timeline')
  const inputs = text.matchAll(/<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]))
}

const change = async (house: TestHouse, fields: Record<string, string>) => {
  const chair = await house.chair()
  return chair.post('/settings/timeline', { ...(await fieldsOf(chair)), ...fields })
}

test('a later deadline opens the form again, on the site and at the door', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    house.at('after submission')
    equal((await ann.post('/papers', { title: 'Late' })).status, 403)
    const answer = await change(house, {
      submission_closes: '2023-06-01T23:59',
      bidding_closes: '2023-06-03T23:59',
    })
    equal(answer.status, 303)
    equal((await ann.post('/papers', { title: 'In Time' })).status, 303)
    match((await house.visitor().get('/')).text, /1 June/)
    equal((await house.db('journal').where({ verb: 'timeline.set' })).length, 1)
  }))

test('what a new timeline opens or closes at once is said', () =>
  inHouse(async (house) => {
    house.at('after submission')
    const chair = await house.chair()
    const later = { submission_closes: '2023-06-01T23:59', bidding_closes: '2023-06-03T23:59' }
    const open = await fieldsOf(chair)
    const said = await chair.follow(await chair.post('/settings/timeline', { ...open, ...later }))
    match(said.text, /Open from now on: submission\./)
    match(said.text, /Papers can change again, so until then reviewers and chairs do not read their PDFs/)
    const { seen: _, ...before } = open
    const back = await chair.follow(await chair.post('/settings/timeline', before))
    match(back.text, /Not open any more: submission\./)
    const same = await chair.follow(await chair.post('/settings/timeline', await fieldsOf(chair)))
    doesNotMatch(same.text, /from now on|any more/)
    const { notification_closes: __, ...unannounced } = before
    const dropped = await chair.follow(await chair.post('/settings/timeline', unannounced))
    doesNotMatch(dropped.text, /from now on|any more/)
  }))

test('a timeline that stood open does not take back the dates of another chair', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    const open = await fieldsOf(chair)
    const other = await house.chair('Otto Other')
    equal(
      (await other.post('/settings/timeline', { ...open, review_closes: '2023-06-13T23:59' })).status,
      303,
    )
    const stale = await chair.post('/settings/timeline', { ...open, bidding_closes: '2023-06-03T22:00' })
    equal(stale.status, 409)
    match(stale.text, /Another chair changed the timeline[\s\S]*Tue 13 June 2023, 23:59 AoE/)
    const { closes_at } = await house.db('stages').where({ name: 'review' }).first()
    equal(closes_at.toString(), '2023-06-14T12:00:00Z')
  }))

for (const [what, fields, reason] of [
  [
    'notification before reviews are due',
    { notification_closes: '2023-06-10T23:59' },
    /Notification cannot come before/,
  ],
  ['an end before its beginning', { review_closes: '2023-06-04T00:00' }, /end before it begins/],
  [
    'another year than its neighbours',
    { workshop_opens: '2033-07-29T08:45', workshop_closes: '2033-07-29T18:00' },
    /another year/,
  ],
  [
    'camera-ready before notification',
    { camera_ready_opens: '', camera_ready_closes: '2023-06-18T23:59' },
    /due after notification/,
  ],
  ['something that is no date', { submission_closes: 'soon' }, /Enter when submission ends/],
  ['a year beyond all', { workshop_closes: '9999-12-31T23:59' }, /Enter when the workshop ends/],
] as const) {
  // Rules 46 and 48.
  test(`refused with the reason, and nothing changes: ${what}`, () =>
    inHouse(async (house) => {
      const before = await house.db('stages').orderBy('name')
      const answer = await change(house, fields)
      equal(answer.status, 422)
      match(answer.text, reason)
      match(answer.text, new RegExp(Object.values(fields).at(-1) ?? ''))
      equal(JSON.stringify(await house.db('stages').orderBy('name')), JSON.stringify(before))
    }))
}

test('the timeline is for chairs', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    equal((await ann.get('/settings/timeline')).status, 404)
    equal((await ann.post('/settings/timeline', { submission_closes: '2024-01-01' })).status, 404)
  }))
