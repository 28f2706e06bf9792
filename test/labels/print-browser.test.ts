// Labels on paper: so many on a page, nothing but labels, and the longest title and list of authors stay within their edges.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { PDFDocument } from '@cantoo/pdf-lib'
import { accepted } from '../programme/announced.ts'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { structureFaults } from '../support/structures.ts'

const TITLE = 'Wide Measurements of Memory Management under Maximum Throughput in Machine Learning. '.repeat(
  4,
)
const NAMES = Array.from({ length: 40 }, (_, index) => `Maximiliane Wommelsdorf-Mömmwald ${index}`)

const CUT =
  "[...document.querySelectorAll('.tile')].filter((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth).length"

test('labels fill pages of A4 and Letter, and the longest stay whole', () =>
  withOwnDatabase(async (house) => {
    const { talk, second, poster } = await accepted(house)
    const boards = [talk, second, poster].map(({ id }, index) => ({ number: 888 + index, paper_id: id }))
    await house.db('workshop').update({ boards: 900 })
    await house.db('boards').insert(boards)
    const titles = new Map([
      [talk.id, TITLE.slice(0, 300)],
      [second.id, TITLE.slice(0, 150)],
      [poster.id, TITLE.slice(0, 70)],
    ])
    for (const [paper_id, title] of titles) {
      await house.db('papers').where({ id: paper_id }).update({ title })
      await house.db('authorships').where({ paper_id }).delete()
      const rows = NAMES.map((name, index) => {
        return { paper_id, position: index + 1, name, email: `a${index}@people.example`, affiliation: '' }
      })
      await house.db('authorships').insert(rows)
    }
    const page = await visit(browser, await house.chair())
    const pages: Record<string, number[]> = {}
    for (const size of ['two', 'four', 'eight']) {
      await page.goto(`${house.base}/programme/labels?from=draft&size=${size}`)
      deepEqual(await structureFaults(page), [])
      pages[size] = []
      for (const format of ['A4', 'Letter']) {
        const { length } = (await PDFDocument.load(await page.pdf({ format }))).getPages()
        pages[size]?.push(length)
      }
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: 718, height: 1000 })
      equal(await page.evaluate(CUT), 0, size)
      for (const title of titles.values()) ok(await page.getByText(title.trim(), { exact: true }).isVisible())
      equal(await page.locator('h1').isVisible(), false)
      await page.emulateMedia({ media: null })
    }
    deepEqual(pages, { two: [2, 2], four: [1, 1], eight: [1, 1] })
    await page.context().close()
  }))
