// What one opened last, before anything is typed in the finder: in this browser, of this person, until one signs out.
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findingsOf } from '../journeys/axe.ts'
import { signInAt, visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

async function offered(page: Page): Promise<string[]> {
  await page.keyboard.press('Control+k')
  await page.locator('.finder .told').waitFor()
  const heading = page.locator('.finder .finds h2', { hasText: 'Last needed' })
  const lines = (await heading.count()) > 0 ? heading.locator('..').locator('li').allInnerTexts() : []
  const words = await lines
  await page.keyboard.press('Escape')
  return words
}

test('the finder offers what this person opened last in this browser, and nothing once they have signed out', () =>
  withOwnDatabase(async (house) => {
    const [ann, chair] = [await house.author(), await house.chair()]
    const id = await house.submittedPaper(ann, { title: 'Pruning by Rotation' })
    house.at('reviewing')
    const page = await visit(browser, chair)
    for (const path of [`/papers/${id}`, '/settings/topics', `/papers/${id}`, '/journal?page=1', '/desk'])
      await page.goto(house.base + path)
    deepEqual(await offered(page), ['Journal', `Paper ${id}: Pruning by Rotation`, 'Topics'])
    await page.goto(`${house.base}/journal`)
    deepEqual(await offered(page), [`Paper ${id}: Pruning by Rotation`, 'Topics'])
    await page.keyboard.press('Control+k')
    await page
      .getByRole('link', { name: /^Paper \d+: Pruning/ })
      .first()
      .click()
    await page.waitForURL(`**/papers/${id}`)
    await page.goto(`${house.base}/finder`)
    await page.getByRole('heading', { name: 'Last needed' }).waitFor()
    equal(await findingsOf(page), '')
    await page.goto(`${house.base}/finder?q=topics`)
    equal(await page.getByRole('heading', { name: 'Last needed' }).count(), 0)

    await page.locator('summary', { hasText: /^[A-Z]{1,2}$/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await signInAt(page, house.base, chair.email)
    await page.goto(`${house.base}/desk`)
    deepEqual(await offered(page), [])
    await page.context().close()
  }))
