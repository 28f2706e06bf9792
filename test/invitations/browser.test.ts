// Recruiting in a real browser: a chair pastes a table, adds a file, steps through the letters by keyboard; one of the invited answers "not now" on a phone, the figures follow.
import { equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findingsOf } from '../journeys/axe.ts'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

test('people are invited from a table, and one of them wants to be asked later', () =>
  withOwnDatabase(async (house) => {
    const page = await visit(browser, await house.chair())
    await page.goto(`${house.base}/invitations`)
    await page
      .getByRole('textbox', { name: 'People' })
      .fill('address\tname\tload\nnora@people.example\tNora Newcomer\t2\nnobody')
    await page.getByRole('button', { name: 'Send invitations' }).click()
    match((await page.locator('.errsum').textContent()) ?? '', /Line 3 is no email address/)
    await page.getByRole('textbox', { name: 'People' }).fill('nora@people.example\tNora Newcomer\t2')
    await addsFileAndSends(page)

    const letter = (await house.letters()).find(({ to_email }) => to_email.startsWith('nora'))
    const link = /\/invitations\/[\w-]{40,}/.exec(letter?.body_text ?? '')?.[0]
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const nora = await phone.newPage()
    const told = nora.waitForRequest(/opening$/)
    await nora.goto(house.base + link)
    await nora.mouse.wheel(0, 100)
    equal((await (await told).response())?.status(), 204)
    await page.reload()
    match((await page.locator('.kpis').textContent()) ?? '', /Opened\s*1/)
    await nora.getByRole('link', { name: 'answer later' }).click()
    const { y = Infinity } = (await nora.getByText('Not now').boundingBox()) ?? {}
    ok(y < 844, 'whoever cannot review needs not look for it below the whole form')
    await nora.getByText('Not now').click()
    equal(await findingsOf(nora), '')
    equal(await nora.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    await nora.getByRole('button', { name: 'Ask me again then' }).click()
    await nora.getByText('You asked to be reminded on').waitFor()
    await page.reload()
    match((await page.locator('.kpis').textContent()) ?? '', /Opened\s*1/)
    await Promise.all([phone.close(), page.context().close()])
  }))

/** Each letter is stepped to with the Enter key. */
async function addsFileAndSends(page: Page): Promise<void> {
  const table = 'email,name,role\notto@people.example,Otto Other,reviewer\n'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await page.getByRole('button', { name: 'See each letter' }).press('Enter')
  await page.getByText('To Nora Newcomer').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('To Otto Other').waitFor()
  equal(await findingsOf(page), '')
  await page.getByRole('button', { name: 'Send 2 invitations' }).press('Enter')
  await page.getByText('2 invitations on the way').waitFor()
  equal(await findingsOf(page), '')
}
