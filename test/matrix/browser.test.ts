// The board in a real browser, by keyboard alone: along the matrix, into a pair, ruled, assigned, and what a removal would move.
import { equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findingsOf } from '../journeys/axe.ts'
import { computed, workshop } from '../runs/computed.ts'
import { visit } from '../support/browser-visit.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

const FOCUSED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
const told = (page: Page) => page.locator('[data-matrix-told]').textContent()

/** Tab by tab, as somebody without a mouse comes there. */
async function tabTo(page: Page, name: RegExp, most = 80): Promise<void> {
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab')
    if (name.test(String(await page.evaluate(FOCUSED)))) return
  }
  throw new Error(`no way by keyboard to ${name} on ${page.url()}`)
}

const withBoard = (story: (scene: { house: TestHouse; page: Page; at: string }) => Promise<void>) =>
  withOwnDatabase(async (house) => {
    const { ann, chair, people, first } = await workshop(house, { papers: 3, reviewers: 4 })
    await ann.post(`/papers/${first}/conflicts`, { person: people[1]?.email, reason: 'Adviser.' })
    const { at } = await computed(house, chair, { reviews_per_paper: 2 })
    const page = await visit(browser, chair)
    await story({ house, page, at }).finally(() => page.context().close())
  })

test('the board is walked, ruled and changed by keyboard', () =>
  withBoard(async ({ house, page, at }) => {
    await page.goto(`${house.base}/assignments`)
    await tabTo(page, /^\s*Matrix\s*$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/matrix/)
    await tabTo(page, /Reviewer Aperson, paper/)
    await page.keyboard.press('ArrowRight')
    match((await told(page)) ?? '', /Reviewer Bperson, paper \d+: conflict/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    match((await told(page)) ?? '', /Reviewer Dperson/)
    await page.keyboard.press('Control+Home')
    match((await told(page)) ?? '', /Reviewer Aperson/)
    equal(await page.locator('[data-matrix] td a[tabindex="0"]').count(), 1)
    equal(await findingsOf(page), '')
    await rulesAndAssigns(house, page)
    await page.goto(house.base + at)
    await tabTo(page, /^Remove .* see what would move/)
    await page.keyboard.press('Enter')
    await page.getByText('What would move').waitFor()
    equal(await findingsOf(page), '')
    await tabTo(page, /^Remove without another$/)
    await page.keyboard.press('Enter')
    await page.getByText('Removed from the proposal').waitFor()
    ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
  }))

async function rulesAndAssigns(house: TestHouse, page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await page.waitForURL(/matrix\/pair/)
  await tabTo(page, /^Lock$/)
  await page.keyboard.press('Enter')
  await page.getByText(/Locked by Carla Chairperson/).waitFor()
  await tabTo(page, /^Assign$/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/assignments#paper/)
  equal((await house.db('assignments')).length, 1)
}
