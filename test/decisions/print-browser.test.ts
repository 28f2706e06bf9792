// The board of decisions on paper: what was decided is read in words, without paint and without what could be decided instead.
import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { decided } from './decided.ts'

/** The words of each row that are drawn, and what colour they have. */
const DRAWN = `[...document.querySelectorAll('.dseg')].map((row) => [...row.querySelectorAll('label')]
  .filter((label) => label.checkVisibility()).map((label) => label.innerText + ' ' + getComputedStyle(label).color).join(', '))`

test('a printed board shows of each paper what was decided, and nothing else', () =>
  withOwnDatabase(async (house) => {
    const { chair } = await decided(house)
    const page = await visit(browser, chair)
    await page.goto(`${house.base}/decisions`)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const ink = await page.evaluate<string>('getComputedStyle(document.querySelector("h1")).color')
    const drawn = await page.evaluate<string[]>(DRAWN)
    deepEqual(drawn.toSorted(), [`Poster ${ink}`, `Reject ${ink}`, `Talk ${ink}`])
    await page.context().close()
  }))
