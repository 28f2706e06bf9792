// A reviewer with the form of a review open in a real browser, over a wire that can be cut.
import type { Browser, Page } from 'playwright-core'
import { visit } from '../support/browser-visit.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import type { Visitor } from '../support/visitor.ts'
import { openWire } from '../support/wire.ts'
import { paperInReview } from './paper-in-review.ts'

export const asked = (page: Page, name: string) => page.locator(`#review-form [name="${name}"]`)

type Open = Awaited<ReturnType<typeof openWire>> & {
  house: TestHouse
  page: Page
  rita: Visitor
  address: string
  id: string
}

export const reviewIn = (browser: () => Browser) => (story: (open: Open) => Promise<void>) =>
  withOwnDatabase(async (house) => {
    const { rita, review, id } = await paperInReview(house)
    const wire = await openWire(house.base)
    const address = `${wire.base}${review}`
    const page = await visit(browser(), rita, { base: wire.base })
    await page.goto(address)
    await story({ house, page, rita, address, id, ...wire }).finally(async () => {
      await page.context().close()
      await wire.cut()
    })
  })
