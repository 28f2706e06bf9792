// The draft of the schedule on paper: the talk of each slot in words that fit, and not what just happened on the screen.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { accepted, talkSlots } from './announced.ts'

const LONG = 'Sketches with a Memory: '.repeat(6)

test('a printed draft fits the paper, names the placed talk and leaves out the notice', () =>
  withOwnDatabase(async (house) => {
    const { talk } = await accepted(house)
    await house.db('papers').where({ id: talk.id }).update({ title: LONG })
    const chair = await house.chair()
    const [slot] = await talkSlots(house)
    const page = await visit(browser, chair)
    await page.goto(`${house.base}/programme/draft`)
    await page.selectOption(`#paper-${slot?.id}`, String(talk.id))
    await page.locator(`form:has(#paper-${slot?.id}) button`).click()
    await page.locator('.notice').waitFor()
    ok(await page.locator('.notice').isVisible())
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 703, height: 1000 })
    equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false)
    ok(await page.getByText(`${talk.id}: ${LONG.trim()}`).first().isVisible())
    deepEqual(
      [await page.locator('.notice').isVisible(), await page.locator(`#paper-${slot?.id}`).isVisible()],
      [false, false],
    )
    await page.context().close()
  }))
