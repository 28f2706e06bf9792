// Somebody with a real browser, signed in to a house under test.
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { PASSWORD } from './people.ts'
import type { Visitor } from './visitor.ts'

export async function signInAt(page: Page, base: string, email: string): Promise<void> {
  await page.goto(`${base}/sessions/new`)
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', PASSWORD)
  await Promise.all([page.waitForURL(/\/(desk|papers|reviews)/), page.press('input[name=password]', 'Enter')])
}

/** Infinity where it is not shown. */
export const heightOf = async (page: Page, what: string): Promise<number> =>
  (await page.locator(what).boundingBox())?.height ?? Infinity

/** The browser goes on with the session of this visitor. */
export async function bringCookies(
  context: BrowserContext,
  { cookie, base }: { cookie: string; base: string },
): Promise<void> {
  const pairs = cookie.split('; ').filter((pair) => pair !== '')
  const named = (pair: string) => ({ name: pair.split('=')[0] ?? '', value: pair.replace(/^[^=]*=/, '') })
  await context.addCookies(pairs.map((pair) => ({ ...named(pair), url: base })))
}

type Options = BrowserContextOptions & { base?: string }

/** Where this visitor is signed in; `base`: another way to the same house. */
export async function visit(browser: Browser, who: Visitor, options: Options = {}): Promise<Page> {
  const { base = who.base, ...wished } = options
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...wished })
  await bringCookies(context, { cookie: who.cookie, base })
  return context.newPage()
}
