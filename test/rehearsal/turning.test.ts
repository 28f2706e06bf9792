// While a jump is on its way: every page says so, and how far the world is.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { MOMENTS } from '../../server/rehearsal/moments.ts'
import { createProgress, toldOf } from '../../server/rehearsal/progress.ts'
import { placed } from '../../server/rehearsal/script.ts'
import { launchBrowser } from '../support/browser.ts'
import { inHouse } from '../support/house.ts'
import { rehearsed } from './rehearsed.ts'

test('while the clock turns every page says so and comes back; what is sent is not lost in silence', () =>
  inHouse((house) =>
    rehearsed(house, {}, async ({ turning, somebody }) => {
      const visitor = somebody()
      turning(true)
      const looked = await visitor.get('/papers')
      equal(looked.status, 503)
      match(looked.text, /aria-label="Rehearsal"/)
      equal(looked.headers.get('refresh'), '1')
      match(looked.text, /It is Fri 9 June 2023 there. <progress value="0.4" max="1">/)
      const told = await visitor.get('/rehearsal/turning')
      deepEqual([told.status, JSON.parse(told.text).busy], [200, true])
      const sent = await visitor.post('/rehearsal/clock', { stage: 'late' })
      equal(sent.status, 503)
      equal(sent.headers.get('refresh'), null)
      match(sent.text, /nothing of what you sent was saved/)
      turning(false)
      equal(JSON.parse((await visitor.get('/rehearsal/turning')).text).busy, false)
      equal((await visitor.get('/papers')).status, 200)
    }),
  ))

test('while a jump is on its way the bar says how far the world is', () =>
  inHouse((house) =>
    rehearsed(house, {}, async ({ base, turning, holding }) => {
      const arrived = Promise.withResolvers<void>()
      holding(arrived.promise)
      const browser = await launchBrowser()
      try {
        const page = await browser.newPage()
        await page.goto(base)
        // Whoever asks the page itself waits, as it does, for the answer to the form.
        const heard = page.waitForEvent('console')
        await page.evaluate(
          `new MutationObserver(([{ target }]) => console.info(target.innerText, document.querySelector('.rehearsal p.now').checkVisibility()))
            .observe(document.querySelector('.rehearsal [role=status]'), { childList: true })`,
        )
        await page.locator('.rehearsal summary').first().click()
        await page.locator('[name=stage][value=late]').click({ noWaitAfter: true })
        equal((await heard).text(), 'The clock is turning: it is Fri 9 June 2023 there false')
        arrived.resolve()
        await page.locator('[value=late][aria-current=step]').waitFor({ state: 'attached' })
        equal(await page.locator('.rehearsal p.now').isVisible(), true)
        // Whoever stops waiting for the answer sees the time again.
        holding(Promise.withResolvers<void>().promise)
        await page.evaluate('void setTimeout(() => stop(), 1200)')
        await page.locator('.rehearsal summary').first().click()
        await page.locator('[name=stage][value=eve]').click({ noWaitAfter: true })
        await setTimeout(1500)
        turning(false)
        await page.locator('.rehearsal p.now').waitFor()
        equal(await page.locator('.rehearsal [role=status]').first().innerText(), '')
      } finally {
        await browser.close()
      }
    }),
  ))

test('of a jump it is told how many of the moments on its way have passed', async () => {
  const [from, to, reached] = [placed(MOMENTS, 0).at, placed(MOMENTS, 6).at, placed(MOMENTS, 3).at]
  const { hear, turning, during } = createProgress()
  equal(toldOf(turning(), MOMENTS).share, null)
  await during({ from, to }, async () => {
    deepEqual(toldOf(turning(), MOMENTS), { said: 'The clock is turning', day: null, share: null })
    hear(reached)
    deepEqual(toldOf(turning(), MOMENTS), {
      said: 'The clock is turning: it is Fri 2 June 2023 there',
      day: 'Fri 2 June 2023',
      share: 0.5,
    })
    hear(to.add({ hours: 1 }))
    equal(toldOf(turning(), MOMENTS).share, null)
  })
  equal(turning(), null)
})
