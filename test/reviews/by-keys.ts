// The page of a review without a pointer: the next thing by Tab, from paper to form by F6.
import { equal, match } from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { findingsOf } from '../journeys/axe.ts'

export const nameInFocus = (page: Page) =>
  page.evaluate<string>(
    `document.activeElement.name || document.activeElement.role || document.activeElement.textContent.trim()`,
  )

export async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab')
    if (wanted.test(await nameInFocus(page))) return
  }
  throw new Error(`No way by Tab to ${wanted}; the focus is on ${await nameInFocus(page)}`)
}

/** From the home to the paper, down to its end, past the line beside it and into the form. */
export async function openByKeys(page: Page, base: string, address: string): Promise<void> {
  await page.goto(`${base}/reviews`)
  await tabTo(page, /^Start/)
  await Promise.all([page.waitForURL(address), page.keyboard.press('Enter')])
  await page.locator('.textLayer span').first().waitFor({ timeout: 20_000 })
  equal(await findingsOf(page), '')
  await page.keyboard.press('F6')
  const top = () => page.evaluate<number>(`document.querySelector('.pages').scrollTop`)
  const before = await top()
  await page.keyboard.press('End')
  while ((await top()) === before) await page.waitForTimeout(20)
  await tabTo(page, /^separator$/)
  await page.keyboard.press('ArrowLeft')
  equal(await page.getByRole('separator').getAttribute('aria-valuenow'), '48')
  await page.keyboard.press('F6')
  await page.keyboard.press('F6')
}

export async function previewByKeys(page: Page): Promise<void> {
  const preview = page.context().waitForEvent('page')
  await tabTo(page, /^Preview as author/)
  await page.keyboard.press('Enter')
  match(await (await preview).innerText('main'), /The idea holds, and the proof/)
  await page.bringToFront()
}
