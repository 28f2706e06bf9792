// An author with the form of a draft open in a real browser, over a wire that can be cut; and what that form says of itself.
import type { Browser, Page } from 'playwright-core'
import { visit } from '../support/browser-visit.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { openWire } from '../support/wire.ts'

export const state = '[data-save-state] [data-words]'

export const says = (page: Page, words: RegExp) =>
  page
    .locator(state)
    .filter({ hasText: words })
    .waitFor({ timeout: 20_000 })
    .catch(async () => {
      throw new Error(`It says "${await page.locator(state).textContent()}" and not ${words}`)
    })

export const field = (page: Page, name: string) => page.locator(`#paper-form [name="${name}"]`)

/** The script of the form has come, and says what it found in the browser. */
export const scriptOf = (page: Page) =>
  page.locator('#paper-form [name="tab"]').waitFor({ state: 'attached' })

type Form = Awaited<ReturnType<typeof openWire>> & {
  house: TestHouse
  page: Page
  address: string
  email: string
}

export const formIn = (browser: () => Browser) => (story: (form: Form) => Promise<void>) =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const started = await ann.post('/papers', { title: 'Typed in a Browser' })
    const wire = await openWire(house.base)
    const address = `${wire.base}${started.location}`
    const page = await visit(browser(), ann, { base: wire.base })
    await page.goto(address)
    // Before its script has come, a button sends the form, and a reload would send it again.
    await scriptOf(page)
    const { email } = ann
    await story({ house, page, address, email, ...wire }).finally(async () => {
      await page.context().close()
      await wire.cut()
    })
  })
