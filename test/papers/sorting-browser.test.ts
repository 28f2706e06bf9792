// Sorting a table by keyboard: the head that was pressed keeps the focus and its place, and the new order is told.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { visit } from '../support/browser-visit.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

/** So low that the head stands below the fold. */
const LOW = { viewport: { width: 1280, height: 320 } }
const titles = (page: Page) => page.locator('tbody .ti').allInnerTexts()
const place = (page: Page) => page.evaluate<number>('scrollY')

async function table(house: TestHouse, options: object) {
  const ann = await house.author()
  for (const title of ['Beta Invented', 'Alpha Invented', 'Gamma Invented'])
    await house.submittedPaper(ann, { title })
  const page = await visit(browser, await house.chair(), { ...LOW, ...options })
  await page.goto(`${house.base}/papers`)
  return page
}

test('the head that was pressed keeps the focus and its place, rows stay ticked, and the order is told', () =>
  withOwnDatabase(async (house) => {
    const page = await table(house, {})
    await page.getByRole('row', { name: /Beta/ }).getByRole('checkbox').check()
    const head = page.locator('#by-title')
    await head.focus()
    const before = await place(page)
    for (const [order, first] of [
      ['ascending', 'Alpha'],
      ['descending', 'Gamma'],
    ]) {
      await page.keyboard.press('Enter')
      await page.locator(`th[aria-sort=${order}] #by-title`).waitFor()
      await page.getByText(`Sorted by Paper, ${order}.`).waitFor({ state: 'attached' })
      equal(await page.evaluate('document.activeElement.id'), 'by-title')
      equal(await place(page), before)
      match((await titles(page))[0] ?? '', new RegExp(String(first)))
    }
    match(page.url(), /sort=-title$/)
    equal(await page.getByRole('row', { name: /Beta/ }).getByRole('checkbox').isChecked(), true)
    equal(await page.getByRole('button', { name: 'With the ticked papers (1)' }).count(), 1)
    await page.context().clearCookies()
    await page.keyboard.press('Enter')
    await page.waitForURL(/sort=title#by-title$/)
    await page.context().close()
  }))

test('without scripts the keyboard goes on from the head that was pressed', () =>
  withOwnDatabase(async (house) => {
    const page = await table(house, { javaScriptEnabled: false })
    const [, next] = await page.locator('thead a.sort').evaluateAll((all) => all.map(({ id }) => id))
    await page.locator('thead a.sort').first().press('Enter')
    await page.waitForURL(/#by-number$/)
    await page.keyboard.press('Tab')
    deepEqual(await page.locator(':focus').getAttribute('id'), next)
    await page.context().close()
  }))
