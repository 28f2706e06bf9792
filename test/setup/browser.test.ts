// Setting up in a real browser: its zone is proposed, and what was chosen stays.
import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { setupToken } from '../../server/setup/token.ts'
import { emptied } from '../support/emptied.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

test('the zone of the browser is proposed, and never put in the place of one that was chosen', () =>
  withOwnDatabase(async (house) => {
    await emptied(house.db)
    const token = await setupToken(house.house)
    const page = await (await browser.newContext({ timezoneId: 'Europe/Lisbon' })).newPage()
    // Headless, controls cannot be drawn before their font has arrived.
    await page.goto(house.base)
    await page.evaluate('document.fonts.ready.then(() => true)')
    await page.goto(`${house.base}/setup/${token}`)
    const zone = page.getByLabel('Time zone of the workshop')
    equal(await zone.inputValue(), 'Europe/Lisbon')
    await page.check('input[name=workshop][value=blank]')
    await zone.selectOption({ label: 'Honolulu' })
    await page.getByRole('button', { name: 'Set up the workshop' }).click()
    await page.getByText('Enter the name of the workshop.').first().waitFor()
    equal(await zone.inputValue(), 'Pacific/Honolulu')
    await page.context().close()
  }))

test('a browser that knows its zone by an older name is proposed the name of today', () =>
  withOwnDatabase(async (house) => {
    await emptied(house.db)
    const token = await setupToken(house.house)
    const page = await (await browser.newContext({ timezoneId: 'Asia/Calcutta' })).newPage()
    await page.goto(house.base)
    await page.evaluate('document.fonts.ready.then(() => true)')
    await page.goto(`${house.base}/setup/${token}`)
    equal(await page.getByLabel('Time zone of the workshop').inputValue(), 'Asia/Kolkata')
    await page.context().close()
  }))
