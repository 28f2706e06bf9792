// A letter on paper: whole, in words; a frame would come out empty or cut.
import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { batchOf } from './letters.ts'

const SHOWN = `['.letter iframe', '.letter .text', '.letter summary', '.crumbs']
  .filter((part) => document.querySelector(part).checkVisibility({ contentVisibilityAuto: true })
    && document.querySelector(part).getBoundingClientRect().height > 0)`

test('a printed letter is its text, not an empty frame', () =>
  withOwnDatabase(async (house) => {
    const chair = await house.chair()
    const { id } = await batchOf(house, ['Ada'])
    const page = await visit(browser, chair)
    await page.goto(`${house.base}/mail/batches/${id}`)
    deepEqual(await page.evaluate(SHOWN), ['.letter iframe', '.letter summary', '.crumbs'])
    await page.emulateMedia({ media: 'print' })
    deepEqual(await page.evaluate(SHOWN), ['.letter .text'])
    await page.context().close()
  }))
