// A chair's dashboard: what waits, worst first, each figure with its rows, as quick with 500 papers, and blind as everything.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasStopped, untilLast } from '../../server/desk/pace.ts'
import { conflict, paperInReview, WHOLE } from '../reviews/paper-in-review.ts'
import { inHouse, type TestHouse } from '../support/house.ts'
import { asked } from './asked.ts'

const flat = (text: string) => text.replace(/\s+/g, ' ')
const DUE = Temporal.Instant.from('2023-06-13T12:00:00Z')
const HOUR = 60 * 60 * 1000

test('the pace is that of the last two days', () => {
  const now = 1000 * HOUR
  const came = (...hours: number[]) => hours.map((hour) => now - hour * HOUR).toSorted((a, b) => a - b)
  const slow = came(...Array.from({ length: 12 }, (_, at) => 100 + at))
  assert.equal(untilLast({ arrived: slow, places: 20 }, 0, now), null)
  assert.equal(hasStopped({ arrived: slow, places: 20 }, now), true)
  const going = { arrived: [...slow, ...came(10, 20, 30, 40)], places: 20 }
  assert.equal(untilLast(going, 0, now), 48 * HOUR)
  assert.equal(hasStopped(going, now), false)
  assert.equal(untilLast({ ...going, places: 16 }, 0, now), null)
})

/** One paper with a review and a silent reviewer, two days late. */
async function late(house: TestHouse) {
  const world = await paperInReview(house)
  await house.db('workshop').update({ reviews_per_paper: 2 })
  await house.db('stages').where({ name: 'review' }).update({ hard: false })
  await world.rita.post(`${world.review}/submission`, WHOLE)
  const cleo = await house.chair('Cleo Conflicted')
  await conflict(house, world.paper, cleo.id)
  house.at(DUE.add({ hours: 50 }))
  return { ...world, cleo }
}

// Rules 10 and 32.
test('what waits stands worst first, with the act that mends it, and nothing of papers in conflict', () =>
  inHouse(async (house) => {
    const { rob, chair, cleo, paper, other } = await late(house)
    const id = other.split('/').at(-1)
    await rob.post(`/tasks/${id}/deferrals`, { days: 2, days_reason: 'A plain visa.' })
    await rob.post(`/tasks/${id}/inability`, { unable_reason: 'A fever.' })
    const page = flat((await chair.get('/desk')).text)
    const order = [
      `1 paper may end up with a single review or none.*Paper ${paper}\\..*href="/forecast"`,
      '1 reviewer says that they cannot finish.*Rob Referee',
      'Rob Referee asks for 2 more days.*grant.*denial',
      '1 review is late.*1 reviewer has sent nothing',
    ]
    assert.match(page, new RegExp(order.join('.*')))
    assert.match(page, /aria-label="Reviews of Rob Referee: 1 late, not started".*Cannot finish/)
    for (const link of [
      '/reminders',
      '/decisions\\?show=missing',
      '/reviewers',
      '/decisions\\?show=disagree',
    ])
      assert.match(page, new RegExp(`<a href="${link}"><span class="k">`), link)
    assert.match(page, /hx-trigger="every 60s" hx-select="#figures"/)
    assert.match(page, /<th scope="row">8 Jun<\/th><td class="n">1<\/td><td class="n">1<\/td>/)
    assert.match(page, /<th scope="row">4<\/th><td class="n">1<\/td>/)
    const hidden = flat((await cleo.get('/desk')).text)
    assert.doesNotMatch(hidden, /Rob Referee|may end up|is late|Late reviewers|over time|Mean overall/)
    assert.match(hidden, /0 <small>of 0<\/small>.*0 part way/)
  }))

/** Rows like the one there is, with what hangs on it. */
async function multiply(house: TestHouse, table: string, change: Record<string, string>, of: string) {
  const columns: string[] = await house
    .db('information_schema.columns')
    .where({ table_name: table, table_schema: 'public', is_identity: 'NO', is_generated: 'NEVER' })
    .whereNot({ column_name: 'id' })
    .pluck('column_name')
  const values = columns.map((name) => change[name] ?? `t.${name}`)
  await house.db.raw(`insert into ${table} (${columns}) select ${values} from ${of}`)
}

test('with 500 papers the dashboard and the forecast ask as often as with one', () =>
  inHouse(async (house) => {
    const { chair, paper } = await late(house)
    const few = [await asked(house, chair, '/desk'), await asked(house, chair, '/forecast')]
    await multiply(house, 'papers', {}, `papers t, generate_series(1, 500) where t.id = ${paper}`)
    const others = `t, papers p where t.paper_id = ${paper} and p.id <> ${paper}`
    await multiply(house, 'assignments', { paper_id: 'p.id' }, `assignments ${others}`)
    await multiply(house, 'reviews', { paper_id: 'p.id' }, `reviews ${others}`)
    assert.deepEqual([await asked(house, chair, '/desk'), await asked(house, chair, '/forecast')], few)
    const page = flat((await chair.get('/desk')).text)
    assert.match(page, /501 <small>of 1002<\/small>/)
    assert.match(page, /501 papers may end up with a single review or none/)
    assert.match((await chair.get('/forecast')).text, /1 to 50 of 501 papers/)
  }))
