// The paper beside the form and beside what is said of it: drawn, or in the browser's own viewer, at the page that a text names.
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { inHouse } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { conflict, paperInReview, release, WHOLE } from './paper-in-review.ts'
import { reviewIn } from './reviewing.ts'

const withReview = reviewIn(() => browser)

const ownViewer = (page: Page) => page.locator('object.ownviewer')
const drawn = (page: Page) => page.getByRole('region', { name: /^Pages of paper/ })

test('a page named in a text is gone to in the pane; without scripts or library the browser shows the paper', () =>
  withReview(async ({ page, address }) => {
    await page.goto(`${address}#page=2`)
    await page.reload()
    await page.locator('[data-page="2"] .textLayer').waitFor({ timeout: 20_000 })
    const here = page.getByLabel('Page', { exact: true })
    deepEqual([await here.inputValue(), await ownViewer(page).count()], ['2', 0])
    const part = page.locator('.asked:has([name="text"])')
    await part.locator('textarea').fill('> Plain words (p. 1)')
    await part.getByRole('button', { name: 'Side by side' }).click()
    await part.getByRole('link', { name: 'p. 1 of the paper' }).click()
    while ((await here.inputValue()) !== '1') await page.waitForTimeout(20)
    equal(page.context().pages().length, 1)

    const storageState = await page.context().storageState()
    const context = await browser.newContext({ javaScriptEnabled: false, storageState })
    const fallsBack = async (one: Page) => {
      await one.goto(address)
      await ownViewer(one).waitFor({ state: 'attached' })
      match((await ownViewer(one).getAttribute('data')) ?? '', /^\/files\/[^/]+\/view$/)
      deepEqual(
        [await one.getByRole('link', { name: /^Open the PDF/ }).isVisible(), await drawn(one).isVisible()],
        [true, false],
      )
    }
    await fallsBack(await context.newPage())
    await context.close()
    for (const lost of ['**/pdf.min.mjs', '**/js/pdf-pane.js']) {
      await page.route(lost, (route) => route.abort())
      await fallsBack(page)
      await page.unroute(lost)
    }
  }))

test('a file is shown in a page of ours only to whoever may have it, and only a PDF', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, paper, author } = await paperInReview(house)
    const { id } = await house.db('files').where({ paper_id: paper, kind: 'paper' }).first('id')
    const view = `/files/${id}/view`
    const { status, headers } = await rita.get(view)
    deepEqual(
      [
        status,
        ...['content-type', 'content-security-policy', 'x-frame-options'].map((name) => headers.get(name)),
      ],
      [200, 'application/pdf', "frame-ancestors 'self'", 'SAMEORIGIN'],
    )
    match(headers.get('content-disposition') ?? '', /^inline; filename="[\w-]+\.pdf"$/)
    for (const one of [chair, author]) equal((await one.get(view)).status, 200)
    await conflict(house, paper, rob.id)
    for (const one of [rob, house.visitor()]) equal((await one.get(view)).status, 404)
    await house.db('files').where({ id }).update({ media_type: 'application/zip' })
    equal((await rita.get(view)).status, 404)
  }))

test('the page of a quote is a link for its writer, chairs, reviewers and authors, as long as they may read the paper', () =>
  inHouse(async (house) => {
    const { rita, rob, chair, paper, author, review } = await paperInReview(house)
    const { id } = await house.db('files').where({ paper_id: paper, kind: 'paper' }).first('id')
    const link = new RegExp(`\\(<a href="/files/${id}/view#page=2"[^>]*>p\\. 2</a>\\)`)
    const whole = { ...WHOLE, text: `${WHOLE.text}\n\n> Plain words (p. 2)` }
    for (const way of ['preview', 'proof']) match((await rita.post(`${review}/${way}`, whole)).text, link)
    for (const one of [rita, rob]) await one.post(one === rita ? `${review}/submission` : review, whole)
    match((await chair.get(review)).text, link)
    match((await chair.get(`/papers/${paper}`)).text, link)
    await release(house, paper)
    for (const one of [author, rita]) match((await one.get(`/papers/${paper}`)).text, link)
    match((await author.get(`/papers/${paper}/reviews`)).text, link)
    equal((await author.post(`/papers/${paper}/withdrawal`, { reason: 'A plain error.' })).status, 303)
    const kept = await rita.get(review)
    match(kept.text, /\(p\. 2\)/)
    doesNotMatch(kept.text, link)
  }))
