// A page in a real browser: what its console, its requests, axe and its width have to say, in four looks.
import type { BrowserContext, Page } from 'playwright-core'
import { colourFaults } from '../support/colours.ts'
import { structureFaults } from '../support/structures.ts'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }

/** What the page itself says while it loads; axe, which comes afterwards, breaks the page's own policy. */
function listen(page: Page): { heard: string[]; stop(): void } {
  const heard: string[] = []
  let listening = true
  const hear = (words: string) => void (listening && heard.push(words))
  page.on('pageerror', ({ message }) => hear(message))
  page.on('console', (message) => message.type() === 'error' && hear(message.text()))
  page.on(
    'response',
    (response) => response.status() >= 400 && hear(`${response.status()} ${response.url()}`),
  )
  page.on('requestfailed', (request) => hear(`${request.url()}: ${request.failure()?.errorText}`))
  return {
    heard,
    stop: () => {
      listening = false
    },
  }
}

const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** A list in another order or filtered is built of the same parts: it is looked at once more, in the narrowest look. */
const sizesFor = (address: string) => (new URL(address).search === '' ? [WIDE, NARROW] : [NARROW])

/** Empty when nothing is wrong. `known` are the colours that were seen on other pages. */
export async function faultsOf(
  context: BrowserContext,
  address: string,
  known: Set<string>,
): Promise<string[]> {
  const page = await context.newPage()
  try {
    await page.setViewportSize(WIDE)
    const { heard, stop } = listen(page)
    await page.goto(address, { waitUntil: 'load' })
    stop()
    const faults = heard.map((words) => `says ${words}`)
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
  } finally {
    await page.close()
  }
}
