// A page in a real browser: what its console, its requests, axe and its width have to say, in four looks.
import type { BrowserContext, Page, Request } from 'playwright-core'
import { colourFaults } from '../support/colours.ts'
import { structureFaults } from '../support/structures.ts'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

/** What a page itself says while it loads; axe, which comes afterwards, breaks the page's own policy, and a page that is left breaks off. */
function listen(page: Page) {
  let heard: string[] = []
  let asked: Set<Request> | null = null
  const hear = (words: string) => void (asked && heard.push(words))
  page.on('request', (request) => asked?.add(request))
  page.on('pageerror', ({ message }) => hear(message))
  page.on('console', (message) => message.type() === 'error' && hear(message.text()))
  page.on(
    'response',
    (response) => response.status() >= 400 && hear(`${response.status()} ${response.url()}`),
  )
  page.on('requestfailed', (request) => {
    if (asked?.has(request)) hear(`${request.url()}: ${request.failure()?.errorText}`)
  })
  return {
    begin() {
      heard = []
      asked = new Set()
    },
    end() {
      asked = null
      return heard
    },
  }
}

const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** A list in another order or filtered is built of the same parts: it is looked at once more, in the narrowest look. */
const sizesFor = (address: string) => (new URL(address).search === '' ? [WIDE, NARROW] : [NARROW])

/** Goes to the address; empty when nothing is wrong with it. `known` are the colours that were seen on other pages. */
export type Look = (address: string, known: Set<string>) => Promise<string[]>

/** One tab goes from page to page: a new one would fetch a hundred stylesheets and scripts again, which costs more than the page. */
export async function openTab(context: BrowserContext): Promise<Look> {
  const page = await context.newPage()
  const ear = listen(page)
  return async (address, known) => {
    await page.setViewportSize(WIDE)
    // The page before says its last words, which are no words of this one.
    await page.goto('about:blank')
    ear.begin()
    await page.goto(address, { waitUntil: 'load' })
    const faults = ear.end().map((words) => `says ${words}`)
    for (const size of sizesFor(address)) {
      await page.setViewportSize(size)
      const over = await overflow(page)
      if (over > 0) faults.push(`is ${over} pixels too wide for ${size.width}`)
      const found = await structureFaults(page)
      for (const colorScheme of ['dark', 'light'] as const) {
        await page.emulateMedia({ colorScheme })
        found.push(...(await colourFaults(page, known)))
      }
      faults.push(...found.map((fault) => `at ${size.width}: ${fault}`))
    }
    return faults
  }
}
