// A button pressed twice, on a line that takes its time.
import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

const SLOW = 1500

/** Twice, as quickly as fingers are, and before anything can be answered. */
const press = (page: Page, changed = '') =>
  page.evaluate(`(async () => {
    const title = document.querySelector('[name=title]')
    const button = title.form.querySelector('.btn.primary')
    button.click()
    await new Promise((resolve) => setTimeout(resolve, 200))
    title.value = ${JSON.stringify(changed)} || title.value
    button.click()
  })()`)

test('a button pressed twice sends its form once; what is changed in between goes too', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const page = await visit(browser, ann)
    const sent: (string | null)[] = []
    await page.route('**/papers', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      sent.push(route.request().postData())
      await new Promise((resolve) => setTimeout(resolve, SLOW))
      await route.continue().catch(() => undefined)
    })
    await page.goto(`${house.base}/papers/new`)
    await page.fill('[name=title]', 'Pressed in a hurry')
    await press(page)
    await page.waitForURL(/\/papers\/\d+\/edit/)
    equal(sent.length, 1)

    await page.goto(`${house.base}/papers/new`)
    await page.fill('[name=title]', 'Misspelld')
    await press(page, 'Spelled as meant')
    await page.waitForURL(/\/papers\/\d+\/edit/)
    const titles = await house.db('papers').orderBy('id').pluck('title')
    equal(titles.at(-1), 'Spelled as meant')
    equal(titles.filter((title) => title === 'Pressed in a hurry').length, 1)
    await page.context().close()
  }))
