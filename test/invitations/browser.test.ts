// Recruiting in a real browser: a chair pastes a table, one of the invited answers "not now" on a phone, the figures follow.
import { equal, match } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { findingsOf } from '../journeys/axe.ts'
import { launchBrowser } from '../support/browser.ts'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'

let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser.close())

test('people are invited from a table, and one of them wants to be asked later', () =>
  withOwnDatabase(async (house) => {
    const { email } = await house.chair()
    const page = await visit(browser, house.base, email)
    await page.goto(`${house.base}/invitations`)
    await page
      .getByRole('textbox', { name: 'People' })
      .fill('address\tname\tload\nnora@people.example\tNora Newcomer\t2\nnobody')
    await page.getByRole('button', { name: 'Send invitations' }).click()
    match((await page.locator('.errsum').textContent()) ?? '', /Line 3 is no email address/)
    await page.getByRole('textbox', { name: 'People' }).fill('nora@people.example\tNora Newcomer\t2')
    await page.getByRole('button', { name: 'Send invitations' }).click()
    await page.getByText('1 invitation on the way').waitFor()
    equal(await findingsOf(page), '')

    const [letter] = await house.letters()
    const link = /\/invitations\/[\w-]{40,}/.exec(letter?.body_text ?? '')?.[0]
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const nora = await phone.newPage()
    await nora.goto(house.base + link)
    await nora.getByText('Not now').click()
    equal(await findingsOf(nora), '')
    equal(await nora.evaluate('document.documentElement.scrollWidth <= innerWidth'), true)
    await nora.getByRole('button', { name: 'Ask me again then' }).click()
    await nora.getByText('You asked to be reminded on').waitFor()
    await page.reload()
    match((await page.locator('.kpis').textContent()) ?? '', /Opened\s*1/)
    await Promise.all([phone.close(), page.context().close()])
  }))
