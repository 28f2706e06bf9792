// The matrix on paper: as wide as the paper, lying on its side, with the marks that tell states apart.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { workshop } from '../runs/computed.ts'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

/** What is wider than its place: the page, and any cell. */
const TOO_WIDE = `[document.documentElement.scrollWidth > innerWidth,
  [...document.querySelectorAll('.matrix td a')].some((cell) => cell.scrollWidth > cell.clientWidth + 1)]`

test('a printed matrix is no wider than the paper', () =>
  withOwnDatabase(async (house) => {
    const { ann, chair, first, people } = await workshop(house, { papers: 2, reviewers: 8 })
    await ann.post(`/papers/${first}/conflicts`, { person: people[1]?.email, reason: 'Adviser.' })
    const page = await visit(browser, chair)
    await page.goto(`${house.base}/assignments/matrix`)
    await page.emulateMedia({ media: 'print' })
    // As narrow for eight reviewers as paper is for a page of the list.
    await page.setViewportSize({ width: 360, height: 900 })
    deepEqual(await page.evaluate(TOO_WIDE), [false, false])
    ok(await page.getByText('Bid not me').isVisible())
    equal(
      await page.evaluate("getComputedStyle(document.querySelector('td.conflict')).printColorAdjust"),
      'exact',
    )
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
    const [, wide = 0, high = 0] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
    ok(Number(wide) > Number(high))
    await page.context().close()
  }))
