// The board by keyboard: from its head to the release without every choice of every paper, and on to the letters.
import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '../journeys/axe.ts'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { decided, lettersIn } from './decided.ts'

test('a chair releases decisions and sends their letters by keys alone, past the papers', () =>
  withOwnDatabase(async (house) => {
    const { chair } = await decided(house)
    const page = await visit(browser, chair, { viewport: { width: 390, height: 844 } })
    const onward = async (wanted: RegExp) => {
      for (let n = 0; n < 80; n++) {
        await page.keyboard.press('Tab')
        if (wanted.test(await page.evaluate<string>('document.activeElement.textContent.trim()'))) return
      }
      throw new Error(`no way by keyboard to ${wanted} on ${page.url()}`)
    }
    await page.goto(`${house.base}/decisions`)
    await onward(/^Skip the papers/)
    equal(await findingsOf(page), '')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#release$/)
    // The browser goes on from the place that the address names.
    if ((await page.locator('#release:focus').count()) === 0) await page.keyboard.press('Tab')
    equal(await page.evaluate('document.activeElement.id'), 'release')
    await Promise.all([page.waitForURL(/decisions\/release$/), page.keyboard.press('Enter')])
    await onward(/^Release, and put \d+ letters/)
    await Promise.all([page.waitForURL(/mail\/batches/), page.keyboard.press('Enter')])
    await onward(/^Send \d+ letters/)
    await page.keyboard.press('Enter')
    await page.getByText('none can be called back').waitFor()
    equal((await lettersIn(house)).length > 0, true)
    await page.context().close()
  }))
