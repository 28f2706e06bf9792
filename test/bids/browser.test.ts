// Bidding in a real browser: keys answer and walk, each answer is saved at once and undone, a lost network takes nothing for said.
import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findingsOf } from '../journeys/axe.ts'
import { visit } from '../support/browser-visit.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { openWire } from '../support/wire.ts'
import { listed } from './listed.ts'

const withList = (story: (scene: Scene) => Promise<void>) =>
  withOwnDatabase(async (house) => {
    await listed(house)
    const rita = await house.reviewer()
    house.at('after submission')
    const wire = await openWire(house.base)
    const page = await visit(browser, rita, { base: wire.base })
    await page.goto(`${wire.base}/bids?order=title`)
    const told = (words: RegExp) => page.locator('[data-toast]').filter({ hasText: words }).waitFor()
    const levels = () => house.db('bids').orderBy('paper_id').pluck('level')
    await page.locator('.bid').first().focus()
    await story({ house, page, told, levels, cut: wire.cut }).finally(async () => {
      await page.context().close()
      await wire.cut()
    })
  })

type Scene = {
  house: TestHouse
  page: Page
  told: (words: RegExp) => Promise<void>
  levels: () => Promise<string[]>
  cut: () => Promise<void>
}

/** No bid yet, my bids, all. */
const counts = (page: Page) => page.locator('[data-count]').allTextContents()

test('keys answer, walk and undo; what the network loses is not shown as said', () =>
  withList(async ({ page, told, levels, cut }) => {
    const at = () => page.locator('.bid[aria-current="true"] .ti').textContent()
    equal(await at(), 'Pruning by Rotation')
    await page.keyboard.press('1')
    await told(/eager/)
    equal(await at(), 'Serving Cold Models')
    await page.keyboard.press('4')
    await told(/not you/)
    deepEqual(await levels(), ['eager', 'unwilling'])
    match((await page.locator('[data-target]').textContent()) ?? '', /2 of about 2 bids/)
    await page.keyboard.press('u')
    await told(/no bid/)
    deepEqual(await levels(), ['eager'])
    deepEqual(await counts(page), ['3', '1', '4'])
    await cut()
    await page.keyboard.press('u')
    await told(/nothing changed/)
    equal(await page.locator('.bid').first().locator('input:checked').getAttribute('value'), 'eager')
    await page.locator('.bid').first().focus()
    await page.keyboard.press('2')
    await told(/nothing changed/)
    // The same was told before; what was pressed stands until the network has failed once more.
    await page.locator('.bid input[value="eager"]:checked').waitFor({ state: 'attached' })
    deepEqual(await levels(), ['eager'])
  }))

test('a conflict asks for its kind, hides the paper, and is undone', () =>
  withList(async ({ house, page, told }) => {
    await page.keyboard.press('o')
    equal(await page.locator('.bid[aria-current="true"] details').getAttribute('open'), '')
    await page.keyboard.press('5')
    await page.getByLabel('Kind').selectOption('advisor')
    equal(await findingsOf(page), '')
    match(await page.locator('[data-conflict] [data-of]').innerText(), /With paper \d+, .*\w/)
    await page.getByRole('button', { name: 'Declare my conflict' }).click()
    await told(/hidden, a conflict/)
    equal(await page.locator('.bid:visible').count(), 3)
    deepEqual(await counts(page), ['3', '0', '3'])
    deepEqual(await house.db('conflicts').whereNull('lifted_at').pluck('kind'), ['advisor'])
    await page.getByRole('button', { name: 'Undo' }).click()
    await told(/no bid/)
    equal(await page.locator('.bid:visible').count(), 4)
    deepEqual(await house.db('conflicts').whereNull('lifted_at').pluck('kind'), [])
  }))
