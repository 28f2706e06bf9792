// A discussion in a real browser: mentioned by a press, previewed, sent; what was in view counts as read, and wide or narrow nobody is shut out.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { findingsOf } from '../journeys/axe.ts'
import { visit } from '../support/browser-visit.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { PASSWORD } from '../support/people.ts'
import { discussedPaper, keyIn } from './discussed.ts'

/** Threads that begin in one instant stand in no order. */
const ASKED = { hasText: 'is the study enough?' }

async function chairsSeeWhoRead(house: TestHouse, page: Page, address: string) {
  await page.goto(house.base + address)
  match(await page.locator('.thread', ASKED).innerText(), /Seen by Reviewer \d/)
  equal(await findingsOf(page), '')
  await elsewhereToo(house, page)
  await page.context().close()
}

/** Nothing has saved it yet, and the page is loaded anew. */
async function comesBack(page: Page, box: Locator, text: RegExp) {
  await page.reload()
  await page.locator('[data-kept-note]:visible').waitFor()
  match(await box.inputValue(), text)
}

/** Any form with such a box, without a word in its page; what was saved meanwhile is not written over. */
async function elsewhereToo({ db, base }: TestHouse, page: Page) {
  await page.goto(`${base}/settings/site`)
  const box = page.locator('textarea').first()
  await box.pressSequentially('Typed here.')
  await comesBack(page, box, /Typed here\./)
  await db('workshop').update({ lead: 'Saved meanwhile.' })
  await page.reload()
  equal(await box.inputValue(), 'Saved meanwhile.')
  await page.getByRole('button', { name: 'Use what you typed' }).click()
  match(await box.inputValue(), /Typed here\./)
}

/** What is drawn stands in the place of the box, which comes back. */
async function previewed(page: Page, thread: Locator, box: Locator) {
  await thread.getByRole('button', { name: 'Preview' }).click()
  await thread.locator('.previewpanel math').waitFor()
  match(await thread.locator('.previewpanel').innerText(), /@Reviewer \d I trust it/)
  equal(await findingsOf(page), '')
  equal(await box.isVisible(), false)
  await thread.getByRole('button', { name: 'Write' }).click()
  equal(await box.isVisible(), true)
}

/** The session has ended; what is sent comes back after signing in, and goes where it was to go. */
async function sentTooLate(house: TestHouse, page: Page, email: string, send: Locator) {
  await house.db('sessions').delete()
  await send.click()
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Not sent yet' }).waitFor()
  match(await page.getByLabel('Text').inputValue(), /I trust it/)
  equal(await findingsOf(page), '')
  await page.getByRole('button', { name: 'Send it now' }).click()
}

test('a reviewer reads, mentions, previews and answers', () =>
  withOwnDatabase(async (house) => {
    const { rita, rob, chair, address, say, numberOf } = await discussedPaper(house)
    const key = keyIn(
      await say(chair, `@Reviewer ${numberOf(rita)} @Reviewer ${numberOf(rob)} is the study enough?`),
    )
    await say(rita, 'For the chairs: I am less sure than I say.', { audience: 'chairs' })
    const page = await visit(browser, rita, { viewport: { width: 390, height: 844 } })
    const told = page.waitForResponse((answer) => answer.url().endsWith('/comments/readings'))
    await page.goto(`${house.base}${address}`)
    await page.getByText('Mentions you').waitFor()
    equal(await findingsOf(page), '')
    const wide = await page.evaluate('document.documentElement.scrollWidth')
    equal(wide, 390, 'nothing sticks out of a phone')
    const read = () =>
      house.db('comment_readings').where({ comment_id: key, person_id: rita.id }).whereNotNull('read_at')
    await told
    equal((await read()).length, 1)

    const thread = page.locator('.thread', ASKED)
    await thread.locator('summary').click()
    await thread.getByRole('button', { name: `@Reviewer ${numberOf(rob)}` }).click()
    const box = thread.getByRole('textbox')
    await box.press('End')
    await box.pressSequentially('I trust it: $a^*$ holds.')
    await comesBack(page, box, /I trust it: \$a\^\*\$ holds\./)
    await previewed(page, thread, box)
    await sentTooLate(house, page, rita.email, thread.getByRole('button', { name: 'Send the answer' }))
    await page.waitForURL(/#message-/)
    match(await page.locator('.thread', ASKED).innerText(), /You\s+as Reviewer \d/)
    await page.reload()
    equal(await thread.locator('textarea').inputValue(), '', 'what was sent does not come back')
    await page.context().close()

    await chairsSeeWhoRead(house, await visit(browser, await house.chair()), address)
  }))
