// Badges on paper: eight or four on a page, nothing but badges, and long names stay within their edges.
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { PDFDocument } from '@cantoo/pdf-lib'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { structureFaults } from '../support/structures.ts'

const LONG = 'Maximiliane Wilhelmina Wommelsdorf-Mömmwald, '
const WIDE = 'Department of Measurements of Memory and Management, Western Museum of Machines, '

const CUT =
  "[...document.querySelectorAll('.tile')].filter((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth).length"

test('badges fill pages of A4 and Letter, and long names stay whole', () =>
  withOwnDatabase(async (house) => {
    const page = await visit(browser, await house.chair())
    const rows = Array.from({ length: 8 }, (_, index) => `${LONG}${WIDE.repeat(2)}${index}`)
    const pages: Record<string, number[]> = {}
    for (const size of ['eight', 'four']) {
      await page.goto(`${house.base}/programme/badges`)
      for (const box of await page.locator('input[name=groups]').all()) await box.uncheck()
      await page.fill('[name=more]', rows.join('\n'))
      await page.selectOption('[name=size]', size)
      await page.getByRole('button', { name: 'Show' }).click()
      await page.locator(`.tiles.${size}`).waitFor()
      deepEqual(await structureFaults(page), [])
      pages[size] = []
      for (const format of ['A4', 'Letter']) {
        const { length } = (await PDFDocument.load(await page.pdf({ format }))).getPages()
        pages[size]?.push(length)
      }
      await page.emulateMedia({ media: 'print' })
      await page.setViewportSize({ width: 718, height: 1000 })
      equal(await page.evaluate(CUT), 0, size)
      equal(await page.locator('h1').isVisible(), false)
      await page.emulateMedia({ media: null })
    }
    deepEqual(pages, { eight: [1, 1], four: [2, 2] })
    await page.context().close()
  }))
