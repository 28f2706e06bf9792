// A page in a real browser: what its console, its requests, axe and its width have to say, wide and narrow, light and dark.
import type { BrowserContext, Page, Request } from 'playwright-core'
import { colourFaults } from '../support/colours.ts'
import { structureFaults } from '../support/structures.ts'

const WIDE = { width: 1440, height: 900 }
const NARROW = { width: 390, height: 844 }
/** A tablet and a small laptop, on which the side of the page takes its part. */
const BETWEEN = [1024, 1280].map((width) => ({ width, height: 800 }))
const isLong = process.env.TEST_LONG === '1'

/** What a page itself says from its arrival on, while it loads; what comes later is of axe, which breaks the page's own policy. */
function listen(page: Page) {
  let heard: string[] = []
  let isComing = false
  /** Of the page that has arrived: the one before breaks its own off. */
  let asked: Set<Request> | null = null
  const hear = (words: string) => void (asked && heard.push(words))
  page.on('framenavigated', (frame) => {
    if (isComing && frame === page.mainFrame()) asked = new Set()
  })
  page.on('request', (request) => asked?.add(request))
  page.on('pageerror', ({ message }) => hear(message))
  page.on('console', (message) => message.type() === 'error' && hear(message.text()))
  page.on('response', (response) => {
    if (asked?.has(response.request()) && response.status() >= 400)
      hear(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    if (asked?.has(request)) hear(`${request.url()}: ${request.failure()?.errorText}`)
  })
  return {
    begin() {
      heard = []
      asked = null
      isComing = true
    },
    end() {
      asked = null
      isComing = false
      return heard
    },
  }
}

const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** What there is to press in a list is in sight without scrolling it sideways. What is closed has no place until it is opened. */
const besides = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('.stacked')].flatMap((table) => {
    const closed = table.closest('details:not([open])')
    if (closed) closed.open = true
    const right = table.closest('.scrollx').getBoundingClientRect().right + 1
    const found = [...table.querySelectorAll('a.btn, button, select, input, textarea')]
      .filter((one) => one.getBoundingClientRect().right > right)
      .map((one) => one.outerHTML.slice(0, 80))
    if (closed) closed.open = false
    return found
  }).slice(0, 3)`)

async function besidesBetween(page: Page): Promise<string[]> {
  if ((await page.locator('.stacked').count()) === 0) return []
  const found: string[] = []
  for (const size of BETWEEN) {
    await page.setViewportSize(size)
    found.push(...(await besides(page)).map((one) => `at ${size.width}, beside the screen: ${one}`))
  }
  return found
}

/** A list in another order or filtered is built of the same parts: it is looked at once more, in the narrowest look. */
const sizesFor = (address: string) => (new URL(address).search === '' ? [WIDE, NARROW] : [NARROW])

const THEMES = ['dark', 'light'] as const

/** A page is dark where it is wide and light where it is narrow, the next one the other way round. */
const themesFor = (size: typeof WIDE, turn: number) =>
  isLong ? THEMES : THEMES.filter((_, place) => (place + turn + (size === WIDE ? 0 : 1)) % 2 === 0)

/** Goes to the address; empty when nothing is wrong with it. `known` are the colours that were seen on other pages. */
export type Look = (address: string, known: Set<string>) => Promise<string[]>

/** One tab goes from page to page: a new one would begin with nothing, which costs more than the page. */
export async function openTab(context: BrowserContext): Promise<Look> {
  const page = await context.newPage()
  const ear = listen(page)
  let turn = 0
  return async (address, known) => {
    await page.setViewportSize(WIDE)
    ear.begin()
    const status = (await page.goto(address, { waitUntil: 'load' }))?.status() ?? 0
    const faults = ear.end().map((words) => `says ${words}`)
    if (status >= 400) faults.push(`answers ${status}`)
    turn++
    for (const size of sizesFor(address)) {
      await page.setViewportSize(size)
      const over = await overflow(page)
      if (over > 0) faults.push(`is ${over} pixels too wide for ${size.width}`)
      const found = await structureFaults(page)
      if (size === NARROW) found.push(...(await besides(page)).map((one) => `beside the screen: ${one}`))
      for (const colorScheme of themesFor(size, turn)) {
        await page.emulateMedia({ colorScheme })
        found.push(...(await colourFaults(page, known)))
      }
      faults.push(...found.map((fault) => `at ${size.width}: ${fault}`))
    }
    return [...faults, ...(await besidesBetween(page))]
  }
}
