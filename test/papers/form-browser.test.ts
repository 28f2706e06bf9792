// The form in a real browser: whose clock counts, and text of an earlier visit that waits for a decision.
import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { heightOf } from '../support/browser-visit.ts'
import { browser } from '../support/one-browser.ts'
import { field, formIn } from './typing.ts'

const withForm = formIn(() => browser)

test('a computer whose clock is ten minutes off is told so beside the deadline', () =>
  withForm(async ({ page, address }) => {
    const warning = page.locator('[data-clock-skew]')
    for (const [minutes, words] of [
      [10, /10 minutes ahead of ours/],
      [-10, /10 minutes behind ours/],
    ] as const) {
      await page.clock.setFixedTime(Date.now() + minutes * 60_000)
      await page.goto(address)
      await warning.waitFor()
      match(await warning.innerText(), words)
    }
    await page.clock.setFixedTime(Date.now())
    const answered = page.waitForResponse(/healthz/)
    await page.goto(address)
    await answered
    equal(await warning.isVisible(), false, 'a clock that is right is not spoken of')
  }))

test('on a phone the bar that stays in sight has one line', () =>
  withForm(async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 })
    ok((await heightOf(page, '.savebar')) < 60)
    deepEqual(await page.locator('.savebar button:visible').allInnerTexts(), ['Submit paper'])
    ok(await page.getByRole('button', { name: 'Save draft' }).isVisible())
  }))

/** What is typed is drawn in the place of its box, which comes back as it was. */
async function previewed(page: Page) {
  const preview = page.getByRole('button', { name: 'Preview' })
  await preview.click()
  await page.locator('#preview-abstract em').waitFor()
  equal(await page.locator('#preview-abstract msup').count(), 1)
  equal(await preview.getAttribute('aria-pressed'), 'true')
  equal(await field(page, 'abstract').isVisible(), false)
  await page.getByRole('button', { name: 'Write' }).click()
  await field(page, 'abstract').waitFor()
  equal(await preview.getAttribute('aria-pressed'), 'false')
  equal(await page.evaluate('document.activeElement.name'), 'abstract')
}

test('a preview opens as a page of its own where what draws it in its place cannot come, and is drawn as soon as it can', () =>
  withForm(async ({ page }) => {
    await field(page, 'abstract').fill('Found *again*: $x^2$')
    await page.route('**/htmx.min.js', (route) => route.abort())
    const [alone] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('button', { name: 'Preview' }).click(),
    ])
    await alone.locator('main em').waitFor()
    await alone.close()
    await page.unroute('**/htmx.min.js')
    await previewed(page)
  }))

test('text of an earlier visit outlives what is typed beside it, is compared with what was saved since, and drawn', () =>
  withForm(async ({ page, address }) => {
    // As the browser would have kept it, had the line been cut.
    await page.evaluate(`(() => {
      const form = document.querySelector('#paper-form')
      const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
      const typed = fields.map(([name, value]) => [name, name === 'abstract' ? 'Found again.' : value])
      const key = 'draft:' + form.dataset.as + ':' + form.dataset.autoSave
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: typed }))
    })()`)
    await page.goto(address)
    const found = page.locator('[data-found]')
    await found.waitFor()
    await field(page, 'keywords').fill('typed meanwhile')
    await page.getByRole('button', { name: 'Submit paper' }).last().click()
    await page.waitForURL(/\/submission$/)
    match(await page.innerText('main'), /Write the abstract/)
    await found.waitFor()
    await found.getByText('Use it').click()
    // The paper was saved since, so both texts stand side by side.
    await page.waitForURL(/\/papers\/\d+$/)
    await page.locator('[name="keep[keywords]"][value=theirs]').check()
    await page.getByRole('button', { name: 'Save this choice' }).click()
    await page.waitForURL(/\/edit$/)
    equal(await field(page, 'abstract').inputValue(), 'Found again.')
    equal(await field(page, 'keywords').inputValue(), 'typed meanwhile')
    await field(page, 'abstract').fill('Found *again*: $x^2$')
    await previewed(page)
    // Until one says so it is not thrown away.
    await found.getByText('Discard').click()
    await page.reload()
    equal(await found.isVisible(), false)
  }))

test('what stopped a submission goes from its field and from the summary once it is mended, and ten authors keep their numbers', () =>
  withForm(async ({ page }) => {
    const author = async (nth: number, email: string) => {
      await field(page, `authors[${nth}][email]`).fill(email)
      await field(page, `authors[${nth}][name]`).fill(`Author ${nth}`)
    }
    const add = page.getByRole('button', { name: 'Add an author' })
    await author(1, 'bo.writer@people.example')
    for (const nth of [2, 3, 4, 5, 6, 7, 8, 9]) {
      await add.click()
      await author(nth, nth === 9 ? 'bo.writer@people.example' : `author.${nth}@people.example`)
    }
    ok((await heightOf(page, '.authors > li:nth-child(10) .grip')) < 40)
    const wide = await page
      .locator('.authors > li:nth-child(10) .grip')
      .evaluate((grip) => grip.scrollWidth <= grip.clientWidth)
    ok(wide, 'a number of two digits has room')
    await page.getByRole('button', { name: 'Submit paper' }).first().click()
    const summary = page.locator('.errsum')
    const twice = page.getByText(/stands on the list already/)
    await summary.waitFor()
    equal(await twice.count(), 2)
    await field(page, 'authors[9][email]').fill('author.9@people.example')
    await field(page, 'abstract').fill('Words.')
    await summary.filter({ hasText: '3 things to fix' }).waitFor()
    equal(await twice.count(), 0)
    doesNotMatch(await summary.innerText(), /abstract/)
    equal(await page.locator('[name=abstract][aria-invalid], [name^=authors][aria-invalid]').count(), 0)
  }))
