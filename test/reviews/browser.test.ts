// Reviewing in a real browser: nothing that was typed is lost, the paper stands beside it, and no mouse is needed.
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findingsOf } from '../journeys/axe.ts'
import { says } from '../papers/typing.ts'
import { heightOf, signInAt, visit } from '../support/browser-visit.ts'
import { browser } from '../support/one-browser.ts'
import { nameInFocus, openByKeys, previewByKeys, tabTo } from './by-keys.ts'
import { asked, reviewIn } from './reviewing.ts'

const withReview = reviewIn(() => browser)

test('a server that is gone while one types, and a reload a moment later, lose nothing', () =>
  withReview(async ({ house, page, address, id, cut, mend }) => {
    await cut()
    await asked(page, 'text').pressSequentially('Typed in a tunnel.')
    await says(page, /We cannot reach the server\. Your text is safe/)
    await mend()
    await says(page, /All changes saved/)
    equal((await house.db('reviews').where({ id }).first()).text, 'Typed in a tunnel.')
    await page.context().setOffline(true)
    await asked(page, 'text').fill('Typed before the battery died.')
    await says(page, /We cannot reach the server/)
    await page.context().setOffline(false)
    await page.goto(address)
    if (await page.locator('[data-found]').isVisible())
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Use it' }).click()])
    // It may have been saved after this page had been drawn, and before the browser could offer it.
    if ((await asked(page, 'text').inputValue()) === 'Typed in a tunnel.') await page.goto(address)
    equal(await asked(page, 'text').inputValue(), 'Typed before the battery died.')
  }))

test('a session that ends while one types: the text goes when one has signed in again', () =>
  withReview(async ({ house, page, base, rita, id }) => {
    await house.db('sessions').delete()
    await asked(page, 'text').pressSequentially('Typed by nobody.')
    await says(page, /You were signed out\. Sign in here/)
    const other = await page.context().newPage()
    await signInAt(other, base, rita.email)
    await page.bringToFront()
    await page.evaluate(`dispatchEvent(new Event('focus'))`)
    await says(page, /All changes saved/)
    equal((await house.db('reviews').where({ id }).first()).text, 'Typed by nobody.')
  }))

test('two tabs: the second is shown both texts and chooses', () =>
  withReview(async ({ house, page, address, id }) => {
    const second = await page.context().newPage()
    await second.goto(address)
    await asked(page, 'text').fill('From the first tab.')
    await says(page, /All changes saved/)
    await asked(second, 'text').fill('From the second tab.')
    await says(second, /This review changed in another tab/)
    await Promise.all([second.waitForEvent('load'), second.getByText('Compare both versions').click()])
    match(await second.innerText('main'), /From the second tab\.[\s\S]*From the first tab\./)
    equal(await findingsOf(second), '')
    await Promise.all([second.waitForURL(address), second.getByText('Save this choice').click()])
    equal((await house.db('reviews').where({ id }).first()).text, 'From the second tab.')
  }))

/** The review that stands here, changed in a file and brought back. */
async function bringBack(page: Page, address: string): Promise<void> {
  await page.goto(new URL('/reviews/offline', address).href)
  const zoned = new URL(
    (await page.getByRole('link', { name: 'All forms as Markdown' }).getAttribute('href')) ?? '',
    address,
  )
  ok(zoned.searchParams.has('zone'))
  const file = await (await page.request.get(zoned.href)).text()
  const buffer = Buffer.from(file.replace('is short?', 'is long.'))
  await page.setInputFiles('[name=file]', { name: 'reviews.md', mimeType: 'text/markdown', buffer })
  await page.getByRole('button', { name: 'See what it changes' }).click()
  await page.getByText('is long.').first().waitFor()
  equal(await findingsOf(page), '')
  await page.getByRole('button', { name: 'Save 1 review' }).click()
  await page.getByText('1 review saved.').waitFor()
}

test('a whole review by keys alone, from the home to the last press, then by a file, and no fault for axe', () =>
  withReview(async ({ house, page, id, base, address }) => {
    await openByKeys(page, base, address)
    equal(await nameInFocus(page), 'text')
    await page.keyboard.type('The idea holds, and **the proof** of $x^2$ is short?')
    for (const [name, number] of [
      ['correctness', '3'],
      ['relevance', '4'],
      ['overall', '5'],
      ['confidence', '2'],
    ] as const) {
      await tabTo(page, new RegExp(`^${name}$`))
      await page.keyboard.press(number)
    }
    await page.keyboard.press('Control+s')
    await says(page, /All changes saved/)
    await previewByKeys(page)
    await page.keyboard.press('?')
    ok(await page.getByRole('dialog', { name: 'Keys' }).isVisible())
    equal(await findingsOf(page), '')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    ok(await page.getByRole('dialog').isVisible())
    await tabTo(page, /^Submit review$/)
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    const { correctness, relevance, overall, confidence, submitted_at } = await house
      .db('reviews')
      .where({ id })
      .first()
    deepEqual([correctness, relevance, overall, confidence, submitted_at !== null], [3, 4, 5, 2, true])
    await bringBack(page, address)
    match((await house.db('reviews').where({ id }).first()).pending.text, /is long\.$/)
  }))

test('a text that is missing is marked all around its box, and the list of keys says its name', () =>
  withReview(async ({ base, rita, address }) => {
    const page = await visit(browser, rita, { base })
    await page.goto(address)
    match(await page.locator('[data-opens="keys"]').innerText(), /Keys/)
    await page.getByRole('button', { name: 'Submit review' }).click()
    await page.locator('.errsum').waitFor()
    const edgeOf = (box: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('${box}')).borderBottomColor`)
    notEqual(await edgeOf('.editor:has([aria-invalid])'), await edgeOf('.editor:not(:has([aria-invalid]))'))
    await page.context().close()
  }))

/** Of ux.md: 171 kB for the library and 369 kB for its worker. */
const BUDGET = 540_000

test('the paper is drawn within its budget; its words become a quote, or a private note', () =>
  withReview(async ({ base, rita, address, house, id }) => {
    const page = await visit(browser, rita, { base })
    const sizes: Promise<number>[] = []
    page.on('requestfinished', (request) => {
      if (/\/assets\/\w+\/(vendor\/pdfjs\/|js\/pdf-)/.test(request.url()))
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await page.goto(address)
    const words = page.locator('.textLayer span').first()
    await words.waitFor({ timeout: 20_000 })
    const served = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    ok(served > 100_000 && served < BUDGET, `${served} bytes`)
    const select = () =>
      page.evaluate(`getSelection().selectAllChildren(document.querySelector('.textLayer span'))`)
    await select()
    await page.getByRole('button', { name: 'Quote in review' }).click()
    match(await asked(page, 'text').inputValue(), /^> .+ \(p\. 1\)\n\n$/)
    await select()
    await page.getByRole('button', { name: 'Private note' }).click()
    match(await asked(page, 'private_notes').inputValue(), /^> .+ \(p\. 1\)\n\n$/)
    await says(page, /All changes saved/)
    const { note, private_notes } = await house.db('reviews').where({ id }).first()
    ok(note === '' && private_notes.startsWith('>'))
    const line = page.getByRole('separator')
    await line.focus()
    await page.keyboard.press('ArrowLeft')
    await page.goto(address)
    equal(await line.getAttribute('aria-valuenow'), '48')
    await page.context().close()
  }))

test('a text stands beside what authors will read, as the server draws it', () =>
  withReview(async ({ page }) => {
    const part = page.locator('.asked:has([name="text"])')
    await part.getByRole('button', { name: 'Side by side' }).click()
    await asked(page, 'text').pressSequentially('**Bold** and $x^2$.')
    await part.locator('.previewpanel strong').waitFor()
    ok(await part.locator('.previewpanel math').isVisible())
    ok(await asked(page, 'text').isVisible())
    await page.setViewportSize({ width: 1180, height: 800 })
    ok((await heightOf(page, '.rvend')) < 110, 'the foot has at most two lines')
    await page.setViewportSize({ width: 390, height: 800 })
    ok((await heightOf(page, '.rvfoot')) < 60, 'on a phone it has one')
    ok(await page.getByRole('button', { name: 'Save draft' }).isVisible(), 'the others stand in the page')
    await part.getByRole('button', { name: 'Preview', exact: true }).click()
    await asked(page, 'text').waitFor({ state: 'hidden' })
  }))
