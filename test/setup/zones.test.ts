// The zone of a workshop: chosen by continent and city, under the names of today.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { RENAMED, timeZones } from '../../server/core/zones.ts'
import { inHouse } from '../support/house.ts'
import { chair, firstDay, own } from './first-day.ts'

test('no zone is chosen for anybody: without scripts the list asks, by continent and city', () =>
  inHouse(async (house) => {
    const token = await firstDay(house)
    const visitor = house.visitor()
    const { text } = await visitor.get(`/setup/${token}`)
    match(text, /<option value="">Choose<\/option>/)
    doesNotMatch(text, /<option value="[^"]+" selected/)
    match(text, /<optgroup label="Pacific">[\s\S]*<option value="Pacific\/Honolulu">Honolulu<\/option>/)
    const unsaid = await visitor.post(`/setup/${token}`, {
      ...chair,
      ...own,
      workshop: 'blank',
      time_zone: '',
    })
    equal(unsaid.status, 422)
    match(unsaid.text, /Choose the time zone of the workshop\./)
    const older = { ...chair, ...own, workshop: 'blank', time_zone: 'Asia/Calcutta' }
    const faulty = await visitor.post(`/setup/${token}`, { ...older, name: '' })
    match(faulty.text, /<option value="Asia\/Calcutta" selected>/, 'what was chosen stays')
    equal((await visitor.post(`/setup/${token}`, older)).status, 303)
    equal((await house.db('workshop').first()).time_zone, 'Asia/Kolkata', 'the name of today is kept')
    await house.db('workshop').update({ time_zone: 'Europe/Kiev' })
    const site = (await visitor.get('/settings/site')).text
    match(site, /<option value="Europe\/Kyiv" selected>/, 'one that stands by its older name')
    doesNotMatch(site, /Kiev/)
  }))

test('zones stand under the names of today, each once and each known to Node', () => {
  const names = timeZones()
  deepEqual(
    names.filter((name) => /Kiev|Rangoon|Calcutta|Saigon|Katmandu|Godthab/.test(name)),
    [],
  )
  for (const name of [
    'Europe/Kyiv',
    'Asia/Yangon',
    'Asia/Kolkata',
    'Asia/Ho_Chi_Minh',
    'America/Nuuk',
    'UTC',
  ])
    equal(names.filter((one) => one === name).length, 1, name)
  const clock = Temporal.Instant.from('2026-11-23T15:00:00Z')
  for (const [older, today] of RENAMED) {
    const [one, other] = [older, today].map((zone) => clock.toZonedDateTimeISO(zone).offset)
    equal(one, other, `${older} is ${today}`)
  }
})
