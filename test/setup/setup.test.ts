// First start: the one-time link, the example kept or shifted, a blank workshop, and no second time.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { setupToken } from '../../server/setup/token.ts'
import { inHouse } from '../support/house.ts'
import { chair, firstDay, own } from './first-day.ts'

test('before set-up every page says where the link is', () =>
  inHouse(async (house) => {
    await firstDay(house)
    const answer = await house.visitor().get('/')
    equal(answer.status, 503)
    match(answer.text, /waits for its first chair/)
    equal((await house.visitor().get('/healthz')).status, 200)
  }))

test('the example, shifted: submission opens today and all distances stay', () =>
  inHouse(async (house) => {
    const token = await firstDay(house)
    const visitor = house.visitor()
    match((await visitor.get(`/setup/${token}`)).text, /Wed 31 May 2023, 23:59 AoE, has passed/)
    const answer = await visitor.post(`/setup/${token}`, { ...chair, workshop: 'example', timeline: 'shift' })
    equal(answer.location, '/desk')
    const stages = await house.db('stages').orderBy('closes_at')
    const by = Object.fromEntries(stages.map((stage) => [stage.name, stage]))
    equal(by.submission.opens_at.toString(), '2026-11-23T12:00:00Z')
    const days = (from: Temporal.Instant, until: Temporal.Instant) =>
      from.until(until).total({ unit: 'hours' }) / 24
    equal(days(by.submission.opens_at, by.submission.closes_at), 69)
    equal(days(by.submission.closes_at, by.notification.closes_at), 19)
    const talk = await house.db('slots').where({ kind: 'contributed-talk' }).orderBy('starts_at').first()
    equal(talk.starts_at.toZonedDateTimeISO('Pacific/Honolulu').toPlainTime().toString(), '10:15:00')
    equal((await visitor.post('/papers', { title: 'Open Today' })).status, 303)
  }))

test('the example, kept: submissions are closed', () =>
  inHouse(async (house) => {
    const token = await firstDay(house)
    const visitor = house.visitor()
    await visitor.post(`/setup/${token}`, { ...chair, workshop: 'example', timeline: 'keep' })
    const answer = await visitor.post('/papers', { title: 'Years Late' })
    equal(answer.status, 403)
    match(answer.text, /Submissions are closed/)
  }))

test('a blank workshop gets a timeline worked out backwards from the notification', () =>
  inHouse(async (house) => {
    const token = await firstDay(house)
    const visitor = house.visitor()
    const blank = {
      workshop: 'blank',
      workshop_name: 'Invented Methods',
      short_name: 'InvMeth',
      host: '',
      time_zone: 'Europe/Paris',
    }
    const dates = {
      submission: '2027-02-28',
      notification: '2027-03-19',
      camera_ready: '2027-04-10',
      workshop_day: '2027-05-05',
    }
    const wrong = await visitor.post(`/setup/${token}`, {
      ...chair,
      ...blank,
      ...dates,
      notification: '2027-02-01',
    })
    equal(wrong.status, 422)
    match(wrong.text, /must come after the one before it/)
    match(wrong.text, /Invented Methods/)
    equal((await visitor.post(`/setup/${token}`, { ...chair, ...blank, ...dates })).status, 303)
    const review = await house.db('stages').where({ name: 'review' }).first()
    equal(review.opens_at.toString(), '2027-03-05T12:00:00Z')
    equal(review.closes_at.toString(), '2027-03-13T12:00:00Z')
    match((await house.visitor().get('/')).text, /Invented Methods/)
  }))

test('the link works once, and faults do not use it up', () =>
  inHouse(async (house) => {
    const token = await firstDay(house)
    const visitor = house.visitor()
    const short = await visitor.post(`/setup/${token}`, {
      ...chair,
      password: 'short',
      workshop: 'example',
      timeline: 'keep',
    })
    equal(short.status, 422)
    match(short.text, /at least 10 characters/)
    equal(short.text.includes('value="short"'), false)
    equal(
      (await visitor.post(`/setup/${token}`, { ...chair, workshop: 'example', timeline: 'keep' })).status,
      303,
    )
    equal((await house.visitor().get(`/setup/${token}`)).status, 404)
    equal(
      (await house.visitor().post(`/setup/${token}`, { ...chair, workshop: 'example', timeline: 'keep' }))
        .status,
      404,
    )
    equal(await setupToken(house.house), null)
  }))

test('a workshop of their own that was filled in is not exchanged for the example', () =>
  inHouse(async (house) => {
    const token = await firstDay(house)
    const visitor = house.visitor()
    const example = { ...chair, workshop: 'example', timeline: 'shift' }
    const unseen = await visitor.post(`/setup/${token}`, { ...example, ...own })
    equal(unseen.status, 422)
    match(unseen.text, /a workshop of your own is filled in below. Choose one/)
    match(unseen.text, /value="Invented Methods"/)
    const untouched = { workshop_name: '', short_name: ' ', host: '', time_zone: 'UTC', submission: '' }
    equal((await visitor.post(`/setup/${token}`, { ...example, ...untouched })).status, 303)
  }))

test('a first deadline that has passed is a fault of the form, not of ours', () =>
  inHouse(async (house) => {
    const token = await firstDay(house)
    const visitor = house.visitor()
    const blank = { ...chair, workshop: 'blank', ...own }
    const passed = await visitor.post(`/setup/${token}`, { ...blank, submission: '2026-11-22' })
    equal(passed.status, 422)
    match(passed.text, /This day has passed/)
    equal((await visitor.post(`/setup/${token}`, { ...blank, submission: '2026-11-23' })).status, 303)
  }))

test('proposed dates end at midnight Anywhere on Earth, each stage a day or more', () =>
  inHouse(async (house) => {
    const token = await firstDay(house)
    equal(
      (await house.visitor().post(`/setup/${token}`, { ...chair, workshop: 'blank', ...own })).status,
      303,
    )
    const stages = await house.db('stages').whereNot({ name: 'workshop' }).orderBy('closes_at')
    const ends = stages.map(({ name, closes_at }) => `${name} ${closes_at.toString()}`)
    deepEqual(ends.slice(0, 6), [
      'submission 2026-12-11T12:00:00Z',
      'bidding 2026-12-13T12:00:00Z',
      'assignment 2026-12-14T12:00:00Z',
      'review 2026-12-17T12:00:00Z',
      'discussion 2026-12-18T12:00:00Z',
      'decision 2026-12-20T12:00:00Z',
    ])
  }))
