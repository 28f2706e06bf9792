// The finder's dialog in a real browser: by keys alone, read out, in both themes, and its button in the bar at every width.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findingsOf } from '../journeys/axe.ts'
import { visit } from '../support/browser-visit.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

const WIDTHS = [320, 360, 390, 480, 620, 704, 768, 900, 960, 961, 1024, 1120, 1200, 1201, 1280, 1440]
const PHONE = { width: 390, height: 844 }

async function withPapers(story: (scene: { house: TestHouse; page: Page; ids: number[] }) => Promise<void>) {
  await withOwnDatabase(async (house) => {
    const [ann, rita] = [await house.author(), await house.reviewer()]
    await house.db('chairs').insert({ person_id: rita.id, appointed_at: house.now() })
    const ids = []
    for (const title of ['Pruning by Rotation', 'Serving Cold Models'])
      ids.push(await house.submittedPaper(ann, { title }))
    house.at('reviewing')
    const page = await visit(browser, rita)
    await page.goto(`${house.base}/settings/site`)
    await story({ house, page, ids }).finally(() => page.context().close())
  })
}

const focused = (page: Page) =>
  page.evaluate<string>('document.activeElement.name || document.activeElement.innerText')
const read = (page: Page, words: RegExp) =>
  page.locator('.finder [role=status]').filter({ hasText: words }).waitFor({ state: 'attached' })

test('the dialog opens, finds, walks and closes by keys', () =>
  withPapers(async ({ house, page, ids }) => {
    await page.focus('#field-name')
    await page.keyboard.press('Control+k')
    await read(page, /^\d+ results$/)
    equal(await focused(page), 'q')
    await page.keyboard.type('rotation')
    await read(page, /^1 result$/)
    await page.keyboard.press('ArrowDown')
    match(await focused(page), /Pruning by Rotation/)
    equal(await findingsOf(page), '')
    await page.keyboard.press('ArrowUp')
    equal(await focused(page), 'q')
    await page.keyboard.press('Escape')
    equal(await page.locator('.finder').isVisible(), false)
    equal(await focused(page), 'name')
    await page.keyboard.press('Control+k')
    // Before it can have been found.
    await page.keyboard.type(String(ids[1]))
    await page.keyboard.press('Enter')
    await page.waitForURL(`${house.base}/papers/${ids[1]}`)
  }))

test('a visitor finds too, with what comes once the dialog is opened', () =>
  withOwnDatabase(async (house) => {
    const page = await (await browser.newContext()).newPage()
    const told: string[] = []
    page.on('console', (message) => told.push(message.text()))
    await page.goto(house.base)
    equal(await page.evaluate<boolean>('"htmx" in window'), false)
    await page.keyboard.press('Control+k')
    // Once more before it can have come.
    await page.keyboard.press('Control+k')
    await read(page, /^\d+ results?$/)
    await page.keyboard.type('call')
    await page.locator('.finds > [data-q="call"]').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`${house.base}/call`)
    deepEqual(told, [])
    await page.context().close()
  }))

test('keys that belong to others are left to them', () =>
  withPapers(async ({ page }) => {
    const isOpen = () => page.locator('.finder').isVisible()
    for (const keys of ['Control+Shift+k', 'Alt+k', 'k']) await page.keyboard.press(keys)
    equal(await isOpen(), false)
    const press = (fields: string) =>
      page.evaluate(
        `document.querySelector('#field-name').dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, ${fields} }))`,
      )
    await press('isComposing: true')
    equal(await isOpen(), false)
    await press('isComposing: false')
    equal(await isOpen(), true)
  }))

test('what cannot be fetched is said, and Enter asks for a page of it', () =>
  withPapers(async ({ page }) => {
    await page.keyboard.press('Control+k')
    await read(page, /results/)
    await page.route('**/finder?q=cold', (route) =>
      route.request().isNavigationRequest() ? route.continue() : route.abort(),
    )
    await page.keyboard.type('cold')
    await read(page, /could not be fetched/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/finder\?q=cold$/)
    await page.getByRole('link', { name: 'Serving Cold Models' }).waitFor()
    equal(await findingsOf(page), '')
  }))

test('the bar holds its button at every width, and a phone the dialog', () =>
  withPapers(async ({ house, page }) => {
    for (const path of ['/desk', '/', '/account']) {
      await page.goto(house.base + path)
      const faults: string[] = []
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 })
        const [over, box] = [
          await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
          await page.locator('finder-dialog > a').boundingBox(),
        ]
        const least = width <= 960 ? 44 : 32
        if (over > 0 || !box || box.x + box.width > width || box.height < least || box.width < least)
          faults.push(`${path} at ${width}: ${over} over, ${JSON.stringify(box)}`)
      }
      deepEqual(faults, [])
    }
    await page.setViewportSize(PHONE)
    await page.locator('finder-dialog > a').click()
    await page.keyboard.type('serving')
    await read(page, /^1 result$/)
    equal(await findingsOf(page), '')
    const box = await page.locator('.finder').boundingBox()
    ok(box && box.x >= 0 && box.x + box.width <= PHONE.width)
    await page.getByRole('button', { name: 'Close' }).click()
    match(await focused(page), /Find a paper/)
  }))
