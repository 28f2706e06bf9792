// Two files chosen in one box before the first has been looked at.
import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { makePaper } from '../support/pdfs.ts'

test('of two files chosen in one box at the same moment only the later goes', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann)
    const page = await visit(browser, ann)
    await page.goto(`${house.base}/papers/${id}/edit`)
    const papers = ['Earlier', 'Later'].map((title) => makePaper({ title, pages: 3 }))
    const contents = (await Promise.all(papers)).map((paper) => paper.toString('base64'))
    await page.evaluate(`(() => {
      const input = document.querySelector('[data-file-drop][data-kind=paper] input[type=file]')
      for (const [place, content] of ${JSON.stringify(contents)}.entries()) {
        const one = new DataTransfer()
        const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0))
        one.items.add(new File([bytes], ['earlier.pdf', 'later.pdf'][place]))
        input.files = one.files
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }
    })()`)
    await page.locator('[data-kind=paper]').getByText('Version 2 counts now.').waitFor()
    const names = await house
      .db('files')
      .where({ paper_id: id, kind: 'paper' })
      .orderBy('version')
      .pluck('original_name')
    deepEqual(names.slice(1), ['later.pdf'])
    deepEqual(await house.db('uploads').whereNull('file_id'), [], 'the earlier was not begun')
    await page.context().close()
  }))
