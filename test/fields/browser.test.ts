// The chair's form of fields and what comes of it, in a real browser.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '../journeys/axe.ts'
import { visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { ask } from './asking.ts'

test('the chair adds a field, sees it as authors will while typing, and moves it by buttons', () =>
  withOwnDatabase(async (house) => {
    const page = await visit(browser, await house.chair())
    await page.goto(`${house.base}/settings/submission-form`)
    equal(await findingsOf(page), '')
    await page.getByRole('link', { name: 'Add a field' }).click()
    await page.getByLabel('Kind of answer').selectOption('choices')
    await page.getByLabel('Question', { exact: true }).fill('Hardware that was used')
    await page.getByLabel('Options', { exact: true }).fill('One GPU\nA cluster')
    const preview = page.locator('#field-preview')
    await preview.getByLabel('A cluster').waitFor()
    match(await preview.innerText(), /Hardware that was used/)
    equal(await page.getByLabel('Words at most').isVisible(), false, 'no words for a choice')
    equal(await findingsOf(page), '')
    await page.getByLabel('Who reads the answer').selectOption('reviewers')
    await page.getByRole('button', { name: 'Add the field' }).click()
    await page.getByText('“Hardware that was used” is saved').waitFor()
    await page.getByRole('button', { name: 'Move up: Hardware that was used' }).click()
    await page.waitForLoadState()
    const labels = await page.locator('.formfields').first().locator('.ti').allInnerTexts()
    equal(labels.at(-2), 'Hardware that was used')
    await page.context().close()
  }))

test('a question with a condition comes and goes with the answer on which it depends', () =>
  withOwnDatabase(async (house) => {
    const chair = await house.chair()
    const first = await ask(house, chair, { kind: 'choice', label: 'Data about people', options: 'Yes\nNo' })
    const wish = { condition_id: first, condition_options: ['Yes'], hard_words: 3 }
    await ask(house, chair, { kind: 'long-text', label: 'How consent was obtained', ...wish })
    const ann = await house.author()
    const id = await house.completePaper(ann)
    for (const javaScriptEnabled of [true, false]) {
      const page = await visit(browser, ann, { javaScriptEnabled })
      await page.goto(`${house.base}/papers/${id}/edit`)
      const second = page.getByLabel('How consent was obtained')
      equal(await second.isVisible(), !javaScriptEnabled)
      if (javaScriptEnabled) {
        await page.getByRole('radio', { name: 'Yes' }).check()
        await second.fill('four words are many')
        match(await page.innerText('#paper-form'), /4 of 3 words/)
        await page.locator('.todo').getByText('How consent was obtained').first().waitFor()
        equal(await findingsOf(page), '')
        await page.getByRole('radio', { name: 'No', exact: true }).check()
        equal(await second.isVisible(), false)
      }
      await page.context().close()
    }
  }))
