// Takes the three pictures of README.md anew, from a throw-away house: docs/home.png, submission.png, decisions.png.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../test/support/browser.ts'
import { startCluster } from '../test/support/cluster.ts'
import { makeTemplate } from '../test/support/database.ts'
import { type TestHouse, withOwnDatabase } from '../test/support/open-house.ts'
import { CHAIR, PASSWORD } from '../test/support/people.ts'
import { liveToDecisions, writeDraft } from './pictures-world.ts'

const docs = fileURLToPath(new URL('../docs/', import.meta.url))
const SIZE = { width: 1360, height: 900 }

async function signIn(page: Page, base: string, email: string) {
  await page.goto(`${base}/sessions/new`)
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', PASSWORD)
  await Promise.all([page.waitForURL(`${base}/desk`), page.press('input[name=password]', 'Enter')])
}

async function picture(page: Page, address: string, name: string) {
  const answer = await page.goto(address, { waitUntil: 'networkidle' })
  if (answer?.status() !== 200) throw new Error(`${address} answers ${answer?.status()}`)
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await page.screenshot({ path: `${docs}${name}.png`, animations: 'disabled' })
}

async function takeAll(house: TestHouse) {
  const browser = await launchBrowser()
  /** A browser whose clock is the house's, so that countdowns agree. */
  const visit = async (email?: string) => {
    const context = await browser.newContext({ viewport: SIZE, timezoneId: 'Europe/Paris', locale: 'en-GB' })
    await context.clock.setFixedTime(house.now().epochMilliseconds)
    const page = await context.newPage()
    if (email) await signIn(page, house.base, email)
    return page
  }
  try {
    await picture(await visit(), `${house.base}/`, 'home')
    const draft = await writeDraft(house)
    await picture(await visit(draft.author.email), `${house.base}/papers/${draft.paper}/edit`, 'submission')
    await liveToDecisions(house, draft)
    await picture(await visit(CHAIR.email), `${house.base}/decisions`, 'decisions')
  } finally {
    await browser.close()
  }
}

await mkdir(docs, { recursive: true })
const cluster = await startCluster()
try {
  await makeTemplate(cluster.url)
  process.env.TEST_CLUSTER_URL = cluster.url
  await withOwnDatabase(takeAll)
} finally {
  await cluster.stop()
}
