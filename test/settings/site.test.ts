// The site: two chairs at once, and a zone that was wrong at first.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inHouse } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'

const SITE = {
  name: 'Invented Methods',
  short_name: 'InvMeth',
  time_zone: 'Pacific/Honolulu',
  boards: '60',
  reviews_per_paper: '3',
  other_reviews: 'after-own',
}
const seenBy = async (chair: Visitor) =>
  /name="seen" value="([^"]+)"/.exec((await chair.get('/settings/site')).text)?.[1] ?? ''

test('a page of the site that stood open takes back nothing of another chair', () =>
  inHouse(async (house) => {
    const [chair, other] = [await house.chair(), await house.chair('Otto Other')]
    const seen = await seenBy(chair)
    equal((await other.post('/settings/site', { ...SITE, seen, city: 'Elsewhere' })).status, 303)
    const stale = await chair.post('/settings/site', { ...SITE, seen, lead: 'Typed for an hour.' })
    equal(stale.status, 409)
    match(stale.text, /Another chair changed the site[\s\S]*Elsewhere[\s\S]*Typed for an hour\./)
    equal((await house.db('workshop').first()).city, 'Elsewhere')
    const now = await seenBy(chair)
    equal((await chair.post('/settings/site', { ...SITE, seen: now, city: 'Here' })).status, 303)
  }))

test('a zone that is put right leaves the clocks of the plan and of the workshop as they were', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    await house.db('slots').delete()
    const slot = { title: 'Opening', kind: 'remarks', starts: '2023-07-29T09:00', ends: '2023-07-29T09:15' }
    await chair.post('/programme/slots', slot)
    const day = await house.db('stages').where({ name: 'workshop' }).first()
    await chair.post('/settings/site', { ...SITE, time_zone: 'Europe/Berlin' })
    const moved = await house.db('slots').first()
    equal(moved.starts_at.toString(), '2023-07-29T07:00:00Z')
    equal(moved.ends_at.toString(), '2023-07-29T07:15:00Z')
    const shifted = await house.db('stages').where({ name: 'workshop' }).first()
    equal(shifted.opens_at.toString(), day.opens_at.subtract({ hours: 12 }).toString())
    const submission = await house.db('stages').where({ name: 'submission' }).first()
    equal(submission.closes_at.toString(), '2023-06-01T12:00:00Z', 'a deadline anywhere on Earth stays')
  }))
