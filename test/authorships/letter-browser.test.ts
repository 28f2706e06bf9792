// The page that the link of the letter opens, on a phone: where most people open it.
import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '../journeys/axe.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

test('nothing of the question sticks out of a phone, and a stranger has a way to say so', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const ANN = { name: 'Ann Author', email: ann.email, affiliation: 'Author Institute' }
    const BO = { name: 'Bo Writer', email: 'bo@second.example', affiliation: 'Writer Institute' }
    await house.submittedPaper(ann, { authors: [ANN, BO] })
    const secret = (await house.letters()).find(({ to_email }) => to_email === BO.email)?.secret
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    await page.goto(`${house.base}/papers/authorships/${secret}`)
    const [card, yes] = [page.locator('section.card'), page.getByRole('button', { name: /^Yes/ })]
    const edgeOf = async (what: typeof card) => {
      const box = await what.boundingBox()
      return box ? box.x + box.width : Infinity
    }
    equal((await edgeOf(yes)) < (await edgeOf(card)), true)
    equal(await page.evaluate('document.documentElement.scrollWidth'), 390)
    await page.getByText('You do not know this paper').click()
    equal(await findingsOf(page), '')
    await page.getByRole('button', { name: 'I am not an author of this paper' }).click()
    await page.getByText('You asked to be taken off the list.').waitFor()
    await context.close()
  }))
