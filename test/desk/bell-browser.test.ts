// The bell in a real browser: opened by keys, inside the screen at every width, and read out.
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '../journeys/axe.ts'
import { paperInReview } from '../reviews/paper-in-review.ts'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

const WIDTHS = [320, 390, 760, 961, 1280]

test('what waits is one key away and stays on the screen', () =>
  withOwnDatabase(async (house) => {
    const { rita, chair, id } = await paperInReview(house)
    await rita.post(`/tasks/${id}/deferrals`, { days: 2, days_reason: 'A plain visa.' })
    const page = await visit(browser, chair)
    const faults: string[] = []
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 700 })
      await page.goto(`${house.base}/account`)
      await page.locator('.bell summary').focus()
      await page.keyboard.press('Enter')
      const box = await page.locator('.bell .pop').boundingBox()
      if (!box || box.x < 0 || box.x + box.width > width || box.y < 0)
        faults.push(`${width}: ${JSON.stringify(box)}`)
      equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, String(width))
    }
    deepEqual(faults, [])
    equal(await findingsOf(page), '')
    await page.getByRole('link', { name: '1 reviewer asks for more days' }).click()
    await page.waitForURL('**/deferrals')
    await page.context().close()
  }))
