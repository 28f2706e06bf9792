// The timeline: read by everything, changed by chairs, impossible orders refused with the reason.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
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

const endsOf = async (house: TestHouse): Promise<Record<string, string>> => {
  const rows = await house.db('stages').select('name', 'closes_at')
  return Object.fromEntries(rows.map(({ name, closes_at }) => [name, closes_at.toString()]))
}

const THREE_DAYS = 3 * 86_400_000
const leap = (from = '', until = '') =>
  Temporal.Instant.from(until).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds

/** As the buttons of the form send it: at first, and with what was ticked on the page that asked. */
const ask = (fields: Record<string, string>) => ({ ...fields, later: 'ask' })
const ticked = (fields: Record<string, string>, { text }: { text: string }, along: string[]) => ({
  ...{ ...fields, later: 'ticked', along },
  offered: /name="offered" value="([^"]+)"/.exec(text)?.[1] ?? '',
})

/** A chair who has changed this date, and the page that asks what follows it. */
async function asking(house: TestHouse, date: Record<string, string>) {
  const chair = await house.chair()
  const before = await endsOf(house)
  const typed = { ...(await fieldsOf(chair)), ...date }
  const asked = await chair.post('/settings/timeline', ask(typed))
  return { chair, before, typed, asked }
}

test('later dates are offered to follow one that moves, and follow by as much in one press', () =>
  inHouse(async (house) => {
    const { chair, before, typed, asked } = await asking(house, { submission_closes: '2023-06-03T23:59' })
    equal(asked.status, 200)
    match(asked.text, /Nothing is saved yet/)
    match(asked.text, /value="bidding" checked[\s\S]*?from .* to /)
    doesNotMatch(asked.text, /name="along\[\]" value="workshop"/)
    equal((await endsOf(house)).submission, before.submission)
    const along = [...asked.text.matchAll(/name="along\[\]" value="([a-z_]+)"/g)].map(([, name = '']) => name)
    const chosen = ticked(typed, asked, along)
    const saved = await chair.follow(await chair.post('/settings/timeline', chosen))
    match(saved.text, new RegExp(`with ${along.length} later dates moved along`))
    const after = await endsOf(house)
    for (const name of ['submission', ...along]) equal(leap(before[name], after[name]), THREE_DAYS, name)
    equal(after.workshop, before.workshop)
    equal((await chair.post('/settings/timeline', chosen)).status, 409)
    equal((await endsOf(house)).review, after.review)
    const { opens_at } = await house.db('stages').where({ name: 'bidding' }).first()
    equal(opens_at.toString(), after.submission)
  }))

test('some or none follow where the chair says so, and what clashes then is said at the field', () =>
  inHouse(async (house) => {
    const { chair, before, typed, asked } = await asking(house, { review_closes: '2023-06-14T23:59' })
    doesNotMatch(asked.text, /name="along\[\]" value="bidding"/)
    const some = ticked(typed, asked, ['camera_ready'])
    equal((await chair.post('/settings/timeline', some)).status, 303)
    const after = await endsOf(house)
    equal(leap(before.camera_ready, after.camera_ready), leap(before.review, after.review))
    equal(after.decision, before.decision)
    const far = { ...(await fieldsOf(chair)), submission_closes: '2023-06-05T23:59' }
    const again = await chair.post('/settings/timeline', ask(far))
    equal(again.status, 200)
    const none = await chair.post('/settings/timeline', { ...far, later: 'none' })
    equal(none.status, 422)
    match(
      none.text,
      /id="field-bidding_closes-fault"[\s\S]{0,600}Bidding cannot end before submissions close/,
    )
    const refused = await chair.post('/settings/timeline', ticked(far, again, ['review']))
    equal(refused.status, 422)
    match(refused.text, /value="review" checked/)
    doesNotMatch(refused.text, /value="bidding" checked/)
    deepEqual(await endsOf(house), after)
  }))

test('dates that were changed again after the question are asked about anew', () =>
  inHouse(async (house) => {
    const { chair, typed, asked } = await asking(house, { review_closes: '2023-06-14T23:59' })
    const other = { ...typed, review_closes: '2023-06-13T23:59' }
    const anew = await chair.post('/settings/timeline', ticked(other, asked, ['decision']))
    equal(anew.status, 200)
    match(anew.text, /Nothing is saved yet/)
    const still = await chair.post('/settings/timeline', ask(await fieldsOf(chair)))
    equal(still.status, 303)
  }))
