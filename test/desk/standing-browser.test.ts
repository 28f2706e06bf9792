// A page that stands open and fetches its figures by itself.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { visit } from '../support/browser-visit.ts'
import { inHouse, withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

test('figures stay where they were when the session has ended meanwhile', () =>
  withOwnDatabase(async (house) => {
    const chair = await house.chair()
    const page = await visit(browser, chair)
    await page.clock.install()
    await page.goto(`${house.base}/desk?role=chair`)
    const figures = await page.locator('#figures').innerText()
    await house.db('sessions').delete()
    const answered = page.waitForResponse(/sessions\/new/)
    await page.clock.runFor(61_000)
    await (await answered).finished()
    await page.clock.runFor(1000)
    equal(await page.locator('#figures').innerText(), figures)
    await page.context().close()
  }))

test('what is fetched of a page by itself does not take away the notice of the next', () =>
  inHouse(async (house) => {
    const ann = await house.author()
    const started = await ann.post('/papers', { title: 'Told once' })
    const part = await ann.get('/desk', { 'hx-request': 'true' })
    equal(part.text.includes('Your draft is started.'), false)
    match((await ann.follow(started)).text, /Your draft is started\./)
  }))
