// Tables that become cards on phones stay tables to whoever hears them, and on paper; a clock that would stand still there is left out.
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

const PHONE = { viewport: { width: 390, height: 800 } }

test('rows that are drawn as cards are still rows of a table, on paper with columns', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    for (const title of ['First Invented', 'Second Invented']) await house.submittedPaper(ann, { title })
    const chair = await house.chair()
    const page = await visit(browser, chair, PHONE)
    await page.goto(`${house.base}/papers`)
    const display = () =>
      page.evaluate<string>(
        "getComputedStyle(document.querySelector('.table.stacked tbody td:not(.tick)')).display",
      )
    equal(await display(), 'block')
    const session = await page.context().newCDPSession(page)
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const roles = Map.groupBy(nodes, ({ role }) => String(role?.value))
    const count = (role: string) => roles.get(role)?.length ?? 0
    deepEqual([count('table'), count('row') >= 2, count('cell') >= 4], [1, true, true])
    await page.emulateMedia({ media: 'print' })
    equal(await display(), 'table-cell')
    await page.context().close()
  }))

test('on paper a date stands for the time that is left', () =>
  withOwnDatabase(async (house) => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(house.base)
    const shown = () =>
      page.evaluate<boolean[]>(
        "['.count', '.count-label', '.deadline time'].map((part) => document.querySelector(part).checkVisibility())",
      )
    deepEqual(await shown(), [true, true, true])
    await page.emulateMedia({ media: 'print' })
    deepEqual(await shown(), [false, false, true])
    await page.context().close()
  }))

test('paper has no crumbs, so there the number of a paper stands above its title', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const id = await house.submittedPaper(ann, { title: 'First Invented' })
    const page = await visit(browser, ann, PHONE)
    await page.goto(`${house.base}/papers/${id}`)
    const numbers = () => page.locator(`main :text-is("Paper ${id}"):visible`).allInnerTexts()
    deepEqual(await numbers(), [`Paper ${id}`])
    await page.emulateMedia({ media: 'print' })
    deepEqual(await numbers(), [`Paper ${id}`])
    equal(await page.locator('.crumbs').isVisible(), false)
    await page.context().close()
  }))
