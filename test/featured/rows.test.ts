// Lists whose rows are small forms, in a real browser: a table at a desk, one line each on a phone.
import { equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '../journeys/axe.ts'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

const PHONE = { width: 390, height: 844 }
const LISTS = ['/settings/featured', '/settings/topics']
const LINE = 90

test('rows are closed on a phone, open to be changed there, and are all open at a desk', () =>
  withOwnDatabase(async (house) => {
    const chair = await house.chair()
    const page = await visit(browser, chair, { viewport: PHONE })
    for (const path of LISTS) {
      await page.setViewportSize(PHONE)
      await page.goto(house.base + path)
      const rows = page.locator('.rowlist li')
      const name = rows.first().getByRole('textbox', { name: /^(Name|Topic) of / })
      equal(await name.isVisible(), false)
      const height = (await page.locator('.rowlist').boundingBox())?.height ?? Infinity
      ok(height / (await rows.count()) < LINE, `${path}: ${height} for ${await rows.count()} rows`)
      equal(await findingsOf(page), '', path)
      await rows.first().locator('summary').click()
      await name.fill('Changed on the way')
      equal(await findingsOf(page), '', path)
      await page.getByRole('button', { name: /^Save the/ }).click()
      await page.locator('.notice').waitFor()
      await page.setViewportSize({ width: 1280, height: 900 })
      equal(await page.locator('.rowlist .cells').first().isVisible(), true)
      equal(await page.locator('.rowlist summary').first().isVisible(), false)
      await page.locator('.rowlist').getByRole('textbox').last().focus()
      equal(await page.evaluate('document.activeElement.matches(".rowlist li:last-child input")'), true)
      equal(await findingsOf(page), '', path)
    }
    await page.goto(`${house.base}/settings/topics`)
    await page.setViewportSize(PHONE)
    const first = page.locator('.rowlist li').first()
    await first.locator('summary').click()
    await first.getByRole('textbox', { name: /^Topic of / }).fill(' ')
    await page.getByRole('button', { name: /^Save the/ }).click()
    await page.locator('.rowlist li').first().locator('.err').waitFor({ state: 'visible' })
    await page.context().close()
  }))
