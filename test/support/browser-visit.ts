// Somebody with a real browser, signed in to a house under test.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { PASSWORD } from './people.ts'

export async function signInAt(page: Page, base: string, email: string): Promise<void> {
  await page.goto(`${base}/sessions/new`)
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', PASSWORD)
  await Promise.all([page.waitForURL(/\/(desk|papers|reviews)/), page.press('input[name=password]', 'Enter')])
}

/** Infinity where it is not shown. */
export const heightOf = async (page: Page, what: string): Promise<number> =>
  (await page.locator(what).boundingBox())?.height ?? Infinity

export async function visit(
  browser: Browser,
  base: string,
  email: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  await signInAt(page, base, email)
  return page
}
