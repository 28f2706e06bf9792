// Somebody else saved first, in a real browser: the way back to the form finds there what was typed, and saving it ends the matter.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findingsOf } from '../journeys/axe.ts'
import { visit } from '../support/browser-visit.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

const TYPED = 'What I have typed for long.'

async function overtaken({ db, base }: TestHouse, page: Page, lead: string) {
  await page.goto(`${base}/settings/site`)
  await page.locator('#field-lead').fill(TYPED)
  await db('workshop').update({ lead })
  await page.getByRole('button', { name: 'Save the site' }).click()
  await page.getByRole('heading', { name: 'Somebody else saved first' }).waitFor()
}

test('what was typed is kept for the way back to the form, until it is saved after all', () =>
  withOwnDatabase(async (house) => {
    const chair = await house.chair()
    const page = await visit(browser, chair)
    await overtaken(house, page, 'Saved by another chair.')
    match(await page.locator('main').innerText(), /Saved by another chair\.[\s\S]*What I have typed/)
    equal(await findingsOf(page), '')
    await page.setViewportSize({ width: 390, height: 844 })
    equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    await page.getByRole('link', { name: 'Back to the form' }).click()
    await page.getByRole('button', { name: 'Use what you typed' }).click()
    equal(await page.locator('#field-lead').inputValue(), TYPED)

    await overtaken(house, page, 'Saved by another chair again.')
    await page.getByRole('button', { name: 'Save what you typed instead' }).click()
    await page.locator('.notice').waitFor()
    equal(await page.locator('#field-lead').inputValue(), TYPED)
    equal(await page.locator('[data-kept-aside]:visible, [data-kept-note]:visible').count(), 0)
    await page.context().close()
  }))
