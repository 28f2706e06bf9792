// The plan's second column in a real browser: for visitors whose clocks show another time than the workshop's.
import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

test('visitors in the zone of the workshop see its times once, whatever their browser calls it', () =>
  withOwnDatabase(async (house) => {
    await house.db('workshop').update({ time_zone: 'Asia/Kolkata' })
    for (const [timezoneId, offered] of [
      ['Asia/Calcutta', false],
      ['Asia/Kolkata', false],
      ['Europe/Lisbon', true],
    ] as const) {
      const page = await (await browser.newContext({ timezoneId })).newPage()
      // Until the scripts have run, nothing says that they will.
      await page.goto(`${house.base}/programme`, { waitUntil: 'networkidle' })
      equal(await page.locator('[data-plan-switch]').isVisible(), offered, timezoneId)
      await page.context().close()
    }
  }))
