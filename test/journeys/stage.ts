// The stage of a journey: an empty installation with its worker and a real mail server, people with real browsers.
import { equal } from 'node:assert/strict'
import { createServer } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { createApp } from '../../server/app.ts'
import { createPostman } from '../../server/mail/postman.ts'
import { setupToken } from '../../server/setup/token.ts'
import { startWorker } from '../../server/worker.ts'
import { mailServer } from '../mail/server.ts'
import { launchBrowser } from '../support/browser.ts'
import { cloneDatabase } from '../support/database.ts'
import { emptied } from '../support/emptied.ts'
import { houseOn } from '../support/house-on.ts'
import { findingsOf } from './axe.ts'

const listening = (server: ReturnType<typeof createServer>) =>
  new Promise<string>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(`http://localhost:${typeof address === 'object' ? address?.port : ''}`)
    })
  })

/** The address without what differs from paper to paper: axe looks at each kind of page once in each state. */
const kindOf = (url: string) =>
  new URL(url).pathname.replace(/\/\d+/g, '/n').replace(/\/[\w-]{30,}/g, '/token')

export type Person = {
  page: Page
  /** Opens an address of the site. */
  open(path: string): Promise<void>
  /** Presses a button or link by its words and waits for the page that follows. */
  press(words: string | RegExp, within?: string): Promise<void>
}

async function person(browser: Browser, base: string, seen: Set<string>): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const look = async () => {
    const kind = `${kindOf(page.url())} ${await page.title()}`.replace(/\d+/g, 'n')
    if (!seen.has(kind)) equal(await findingsOf(page), '', `axe on ${kind}`)
    seen.add(kind)
    equal(faults.join('\n'), '', `scripts on ${kind}`)
  }
  return {
    page,
    async open(path) {
      await page.goto(new URL(path, base).toString(), { waitUntil: 'load' })
      await look()
    },
    async press(words, within = 'body') {
      const place = page.locator(within)
      const button = place.getByRole('button', { name: words })
      const target = (await button.count()) > 0 ? button : place.getByRole('link', { name: words })
      await Promise.all([
        page.waitForEvent('load', { timeout: 60_000 }),
        target.first().click({ timeout: 30_000 }),
      ])
      await look()
    },
  }
}

export async function openStage() {
  let now = Temporal.Instant.from('2026-11-23T15:00:00Z')
  const browser = await launchBrowser()
  const mail = await mailServer()
  const clone = await cloneDatabase()
  const house = await houseOn(clone.db, () => now)
  const postman = createPostman(mail.url)
  house.postman = postman
  await emptied(clone.db)
  const server = createServer(createApp(house, 'a secret for journeys, never used elsewhere'))
  house.siteUrl = await listening(server)
  const worker = await startWorker(house, clone.url)
  const seen = new Set<string>()
  const close = async () => {
    await browser.close()
    await worker.stop()
    await new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections())
    postman.close()
    await mail.close()
    await clone.drop()
  }
  return {
    house,
    db: clone.db,
    base: house.siteUrl,
    setupLink: async () => `/setup/${await setupToken(house)}`,
    person: () => person(browser, house.siteUrl, seen),
    now: () => now,
    at: (instant: Temporal.Instant) => {
      now = instant
    },
    mail,
    seen,
    close,
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>

/** Waits for what a script or the worker brings about; a minute is more than it takes on a busy machine. */
export async function until(come: () => Promise<boolean>): Promise<void> {
  for (let patience = 600; patience > 0; patience--) {
    if (await come()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`It never came: ${come}`)
}

/** The letters an address has got, once there are as many as expected; journeys wait for the worker, not for a clock. */
export async function lettersTo(
  { mail }: Stage,
  address: string,
  subject: RegExp,
  least = 1,
): Promise<string[]> {
  for (let patience = 600; patience > 0; patience--) {
    const letters = mail.taken.filter(
      ({ to, mail: { subject: line } }) => to.includes(address) && subject.test(line ?? ''),
    )
    if (letters.length >= least) return letters.map(({ mail: { text } }) => text ?? '')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const got = mail.taken.map(({ to, mail: { subject: line } }) => `${to}: ${line}`)
  throw new Error(`No letter to ${address} like ${subject}; there are\n${got.join('\n')}`)
}

/** The path of the first link in a letter that leads to the place. */
export function linkIn(letter: string | undefined, place: string): string {
  const link = letter?.split(/\s+/).find((word) => word.startsWith('http') && word.includes(place))
  if (!link) throw new Error(`No link to ${place} in\n${letter}`)
  return new URL(link).pathname
}
