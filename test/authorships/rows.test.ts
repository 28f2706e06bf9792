// The rows of authors in a real browser: moved by buttons and by dragging, completed by address, and still there after a reload.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { visit } from '../support/browser-visit.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import type { Visitor } from '../support/visitor.ts'

const line = (name: string, email: string) => ({ name, email, affiliation: `${name} Institute` })
const ANN = line('Ann Author', 'ann.author@people.example')
const BO = line('Bo Writer', 'bo@second.example')
const CY = line('Cy Third', 'cy@third.example')

async function opened(
  house: TestHouse,
  ann: Visitor,
  path: string,
  more: { javaScriptEnabled?: boolean } = {},
) {
  const page = await visit(browser, ann, more)
  await page.context().clock.setFixedTime(house.now().epochMilliseconds)
  await page.goto(house.base + path)
  return page
}

const namesIn = (page: Page) =>
  page
    .locator('.authors input[name$="[name]"]')
    .evaluateAll((fields) =>
      fields.map((field) => (field.getAttribute('value') === null ? '' : Reflect.get(field, 'value'))),
    )
const filled = async (page: Page) => (await namesIn(page)).filter((name) => name !== '')
const listed = (house: TestHouse, id: number) =>
  house.db('authorships').where({ paper_id: id }).orderBy('position').pluck('name')
const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Save the list' }).click()
  await page.waitForLoadState()
}

/** From the grip of one row to the middle of another, as a hand does it. */
async function drag(page: Page, from: number, to: number, steps = 8) {
  const box = async (n: number) =>
    (await page.locator('.authors > li').nth(n).locator('[data-grip]').boundingBox()) ?? {
      x: 0,
      y: 0,
      width: 0,
      height: 0,
    }
  const [start, end] = [await box(from), await box(to)]
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2 + (to > from ? 40 : -40), { steps })
}

test('rows move by buttons, which keep the focus and say where the row is, and by dragging', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann, { authors: [ANN, BO, CY] })
    const page = await opened(house, ann, `/papers/${id}/authorships`)
    const up = page.locator('.authors > li').nth(2).getByRole('button', { name: 'Move up' })
    await up.click()
    assert.deepEqual(await filled(page), ['Ann Author', 'Cy Third', 'Bo Writer'])
    assert.equal(await page.locator('[data-moved]').textContent(), 'Cy Third is at place 2 of 4.')
    assert.equal(await page.evaluate('document.activeElement.dataset.move'), 'up', 'the focus stays')

    await drag(page, 0, 2)
    await page.mouse.up()
    assert.deepEqual(await filled(page), ['Cy Third', 'Bo Writer', 'Ann Author'])
    assert.equal(await page.locator('[data-moved]').textContent(), 'Ann Author is at place 3 of 4.')
    await drag(page, 2, 0)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    assert.deepEqual(await filled(page), ['Cy Third', 'Bo Writer', 'Ann Author'], 'Escape puts it back')
    await save(page)
    assert.deepEqual(await listed(house, id), ['Cy Third', 'Bo Writer', 'Ann Author'])
    await page.reload()
    assert.deepEqual(await filled(page), ['Cy Third', 'Bo Writer', 'Ann Author'])
  }))

test('an address of an earlier co-author fills in the rest, and an unknown one nothing', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    await house.completePaper(ann, { title: 'Earlier', authors: [ANN, BO] })
    const id = await house.completePaper(ann, { authors: [ANN] })
    const page = await opened(house, ann, `/papers/${id}/authorships`)
    await page.fill('[name="authors[1][email]"]', 'stranger@far.example')
    await page.press('[name="authors[1][email]"]', 'Tab')
    assert.equal(await page.inputValue('[name="authors[1][name]"]'), '')
    await page.fill('[name="authors[1][email]"]', BO.email)
    await page.press('[name="authors[1][email]"]', 'Tab')
    assert.equal(await page.inputValue('[name="authors[1][name]"]'), 'Bo Writer')
    assert.equal(await page.inputValue('[name="authors[1][affiliation]"]'), 'Bo Writer Institute')
    await page.getByRole('button', { name: 'Add an author' }).click()
    await page.keyboard.type(CY.email)
    await page.fill('[name="authors[2][name]"]', 'Cy Third')
    await page.uncheck('input[type=checkbox][name="authors[2][contact]"]')
    await save(page)
    assert.deepEqual(await listed(house, id), ['Ann Author', 'Bo Writer', 'Cy Third'])
    const contacts = await house
      .db('authorships')
      .where({ paper_id: id })
      .orderBy('position')
      .pluck('contact')
    assert.deepEqual(contacts, [true, true, false])
  }))

test('without scripts numbers order the rows, and an emptied row is gone', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const id = await house.completePaper(ann, { authors: [ANN, BO, CY] })
    const page = await opened(house, ann, `/papers/${id}/authorships`, { javaScriptEnabled: false })
    await page.fill('[name="authors[0][position]"]', '9')
    for (const field of ['name', 'email', 'affiliation']) await page.fill(`[name="authors[1][${field}]"]`, '')
    await save(page)
    assert.deepEqual(await listed(house, id), ['Cy Third', 'Ann Author'])
  }))
