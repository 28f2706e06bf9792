// The bar of a rehearsal: on every page, with jumps and people, and nowhere without one.
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { MOMENTS } from '../../server/rehearsal/moments.ts'
import { PERSONA_KEYS } from '../../server/rehearsal/types.ts'
import { launchBrowser } from '../support/browser.ts'
import { inHouse } from '../support/house.ts'
import { rehearsed } from './rehearsed.ts'

const BAR = /<section class="rehearsal" aria-label="Rehearsal">/
const from = (base: string, path: string) => ({ referer: base + path })

test('the bar stands on every kind of page', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    await rehearsed(house, { chair: chair.id }, async ({ somebody }) => {
      const visitor = somebody()
      for (const path of ['/', '/call', '/sessions/new', '/rehearsal', '/rehearsal/mail'])
        match((await visitor.get(path)).text, BAR, path)
      const absent = await visitor.get('/no-such-page')
      equal(absent.status, 404)
      match(absent.text, BAR)
      equal((await visitor.post('/rehearsal/persona', { persona: 'chair' })).status, 303)
      for (const path of ['/desk', '/papers', '/settings/timeline', '/account'])
        match((await visitor.get(path)).text, BAR, path)
    })
  }))

test('the bar says the instant in the zone of the workshop and AoE, and lists moments and people', () =>
  inHouse((house) =>
    rehearsed(house, {}, async ({ somebody }) => {
      house.at(Temporal.Instant.from('2023-06-01T11:30:00Z'))
      const { text } = await somebody().get('/')
      match(text.replaceAll(/<\/?span[^>]*>/g, ''), /Thu 1 June 2023, 01:30 HST/)
      match(text, /23:30 AoE, 31 May/)
      for (const { key } of MOMENTS) match(text, new RegExp(`name="stage" value="${key}"`))
      for (const key of PERSONA_KEYS) match(text, new RegExp(`name="persona" value="${key}"`))
      match(text, /value="hour-before" class="now" aria-current="step"/)
      match(text, /value="call-open" class="past"/)
      match(text, /value="just-after" class="next"/)
    }),
  ))

test('what is still being prepared is named so', () =>
  inHouse((house) =>
    rehearsed(house, {}, async ({ somebody, preparing }) => {
      preparing.add('eve')
      for (const path of ['/', '/rehearsal']) {
        const { text } = await somebody().get(path)
        match(text, /value="eve"[\s\S]*?<small>being prepared<\/small>/, path)
        equal(text.match(/<small>being prepared/g)?.length, 1, path)
      }
      match((await somebody().get('/rehearsal')).text, /Eve of the workshop[\s\S]*Being prepared: a jump/)
      equal((await somebody().post('/rehearsal/clock', { stage: 'eve' })).status, 303)
    }),
  ))

test('the time in the bar goes on while a page is open', () =>
  inHouse((house) =>
    rehearsed(house, {}, async ({ base }) => {
      house.at(Temporal.Instant.from('2023-06-01T11:30:20Z'))
      const browser = await launchBrowser()
      try {
        const page = await browser.newPage()
        await page.clock.install()
        await page.goto(base)
        const time = page.locator('.rehearsal p.now')
        match(await time.innerText(), /01:30 HST 23:30 AoE/)
        await page.clock.runFor(120_000)
        match(await time.innerText(), /01:32 HST 23:32 AoE/)
      } finally {
        await browser.close()
      }
    }),
  ))

test('without a rehearsal its addresses are like those that never were', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    for (const person of [house.visitor(), chair]) {
      const never = await person.get('/no-such-page')
      equal(never.status, 404)
      ok(!BAR.test(never.text))
      for (const path of [
        '/rehearsal',
        '/rehearsal/mail',
        '/rehearsal/mail/00000000-0000-4000-8000-000000000000',
      ]) {
        const answer = await person.get(path)
        equal(answer.status, 404)
        equal(answer.text.replaceAll(path, '/no-such-page'), never.text)
      }
      for (const path of ['clock', 'persona', 'reset'])
        equal((await person.post(`/rehearsal/${path}`, { stage: 'bidding', persona: 'chair' })).status, 404)
    }
  }))

test('a jump leads back to the same page, at another instant', () =>
  inHouse((house) =>
    rehearsed(house, {}, async ({ base, somebody }) => {
      const visitor = somebody()
      const jumped = await visitor.post('/rehearsal/clock', { stage: 'late' }, from(base, '/papers?q=memory'))
      equal(jumped.location, '/papers?q=memory')
      match((await visitor.follow(jumped)).text, /It is Tue 13 June 2023, 05:00 HST/)
      equal(house.now().toString(), '2023-06-13T15:00:00Z')
      const away = await visitor.post(
        '/rehearsal/clock',
        { stage: 'eve' },
        { referer: 'https://evil.example/x' },
      )
      equal(away.location, '/')
    }),
  ))

test('an instant is a minute of the workshop or carries its offset; others are refused at the field', () =>
  inHouse((house) =>
    rehearsed(house, {}, async ({ somebody }) => {
      const visitor = somebody()
      const turned = async (instant: string) => (await visitor.post('/rehearsal/clock', { instant })).status
      equal(await turned('2023-06-20T09:00'), 303)
      equal(house.now().toString(), '2023-06-20T19:00:00Z')
      equal(await turned('2023-06-21T09:00:00+02:00'), 303)
      equal(house.now().toString(), '2023-06-21T07:00:00Z')
      for (const instant of ['', 'tomorrow', '2023-05-01T09:00', '2031-01-01T00:00']) {
        const refused = await visitor.post('/rehearsal/clock', { instant })
        equal(refused.status, 422, instant)
        match(refused.text, /id="field-instant-fault"/)
      }
      equal((await visitor.post('/rehearsal/clock', { stage: 'yesterday' })).status, 422)
      equal(house.now().toString(), '2023-06-21T07:00:00Z')
    }),
  ))

test('one looks as somebody else in one click, and keeps the theme', () =>
  inHouse(async (house) => {
    const author = await house.author('Ann Author')
    await rehearsed(house, { 'author-talk': author.id }, async ({ base, somebody }) => {
      const visitor = somebody()
      await visitor.post('/account/theme', { theme: 'dark' })
      await visitor.post('/rehearsal/persona', { persona: 'author-talk' }, from(base, '/'))
      const desk = await visitor.get('/desk')
      match(desk.text, /Ann Author/)
      match(desk.text, /data-theme="dark"/)
      match(desk.text, /value="author-talk" aria-current="true"/)
      await visitor.post('/rehearsal/persona', { persona: 'visitor' }, from(base, '/desk'))
      const home = await visitor.get('/')
      match(home.text, /value="visitor" aria-current="true"/)
      match(home.text, /data-theme="dark"/)
      equal((await visitor.get('/desk')).location, '/sessions/new')
      equal((await visitor.post('/rehearsal/persona', { persona: 'nobody' })).status, 422)
    })
  }))

test('a page that is not for the new person becomes their desk, and for a visitor the home', () =>
  inHouse(async (house) => {
    const [chair, author] = [await house.chair(), await house.author()]
    await rehearsed(house, { chair: chair.id, 'author-draft': author.id }, async ({ base, somebody }) => {
      const visitor = somebody()
      await visitor.post('/rehearsal/persona', { persona: 'chair' })
      const become = async (persona: string, path: string) =>
        visitor.follow(await visitor.post('/rehearsal/persona', { persona }, from(base, path)))
      equal((await become('chair', '/journal')).status, 200)
      equal((await become('author-draft', '/journal')).location, '/desk')
      equal((await visitor.get('/journal')).status, 404)
      equal((await become('visitor', '/account')).location, '/')
      equal((await visitor.get('/account')).location, '/sessions/new')
    })
  }))

test('the world begins again in one click, with its consequence said', () =>
  inHouse((house) =>
    rehearsed(house, {}, async ({ resets, somebody }) => {
      const visitor = somebody()
      match((await visitor.get('/rehearsal')).text, /All that you did in it is gone/)
      equal(resets(), 0)
      equal((await visitor.post('/rehearsal/reset')).location, '/rehearsal')
      equal(resets(), 1)
      notEqual((await visitor.get('/rehearsal/reset')).status, 200)
    }),
  ))

test('signing out of a rehearsal signs nobody out of the real house on the same machine', () =>
  inHouse(async (house) => {
    const chair = await house.chair()
    await rehearsed(house, { chair: chair.id }, async ({ somebody }) => {
      const visitor = somebody()
      await visitor.post('/rehearsal/persona', { persona: 'chair' })
      const answer = await visitor.post('/sessions/current/end')
      const cleared = answer.headers.getSetCookie().filter((cookie) => /=;.*1970/.test(cookie))
      deepEqual(
        cleared.map((cookie) => cookie.split('=', 1)[0]),
        ['rehearsal'],
      )
    })
  }))
