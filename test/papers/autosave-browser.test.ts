// The form in a real browser: nothing that was typed is lost, whatever happens to page, network, session or deadline.
import { equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '../journeys/axe.ts'
import { signInAt, visit } from '../support/browser-visit.ts'
import { withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { field, formIn, says, scriptOf, state } from './typing.ts'

const withForm = formIn(() => browser)

test('a reload a moment after typing finds everything, the authors included', () =>
  withForm(async ({ page, address }) => {
    await field(page, 'abstract').fill('Typed and never sent by hand.')
    await page.getByRole('button', { name: 'Add an author' }).click()
    await page.getByRole('button', { name: 'Add an author' }).click()
    await field(page, 'authors[1][name]').fill('Bo Writer')
    await field(page, 'authors[1][email]').fill('bo.writer@people.example')
    await field(page, 'authors[2][name]').pressSequentially('Cy Thi')
    await page.reload()
    await scriptOf(page)
    const found = page.locator('[data-found]')
    if (await found.isVisible())
      await Promise.all([page.waitForEvent('load'), found.getByText('Use it').click()])
    await page.goto(address)
    equal(await field(page, 'abstract').inputValue(), 'Typed and never sent by hand.')
    equal(await field(page, 'authors[1][email]').inputValue(), 'bo.writer@people.example')
    equal(await field(page, 'authors[2][name]').inputValue(), 'Cy Thi')
    equal(await page.locator('[data-found]').isVisible(), false)
  }))

test('the form says when it has saved, and the checklist follows', () =>
  withForm(async ({ page }) => {
    const step = page.locator('.todo [data-step="abstract"]')
    equal(await step.locator('a').isVisible(), true)
    await field(page, 'abstract').pressSequentially('Words.')
    await says(page, /All changes saved at \d\d:\d\d/)
    match((await step.getAttribute('class')) ?? '', /done/)
    equal(await step.locator('a').isVisible(), false)
    await field(page, 'title').fill('')
    await says(page, /Saved at .*Enter the title of your paper/)
    equal(
      await page.locator('[data-save-state] [role="status"]').textContent(),
      await page.locator(state).textContent(),
    )
    equal(await findingsOf(page), '')
  }))

test('without a network the text waits here, and goes when the network is back', () =>
  withForm(async ({ house, page, address, cut, mend }) => {
    await cut()
    await field(page, 'abstract').pressSequentially('Typed in a tunnel.')
    await says(page, /We cannot reach the server\. Your text is safe/)
    await mend()
    await says(page, /All changes saved/)
    await cut()
    await field(page, 'abstract').fill('Typed before the battery died.')
    await says(page, /We cannot reach the server/)
    // A page that is left in an orderly way sends its last words, which may arrive after the mending.
    await page.goto('chrome://crash').catch(() => undefined)
    await mend()
    const later = await page.context().newPage()
    await later.goto(address)
    equal(await field(later, 'abstract').inputValue(), 'Typed in a tunnel.')
    match(await later.locator('[data-found]').innerText(), /We found newer text in this browser/)
    equal(await findingsOf(later), '')
    await Promise.all([later.waitForEvent('load'), later.getByRole('button', { name: 'Use it' }).click()])
    equal(await field(later, 'abstract').inputValue(), 'Typed before the battery died.')
    equal((await house.db('papers').first()).abstract, 'Typed before the battery died.')
  }))

test('what a browser fills in again on the way back is saved, for it may never have arrived', () =>
  withForm(async ({ house, page, cut, mend }) => {
    await cut()
    await field(page, 'abstract').fill('Typed before going away.')
    await says(page, /We cannot reach the server/)
    await page.goto('about:blank')
    await mend()
    await page.goBack()
    await scriptOf(page)
    equal(await page.locator('[data-found]').isVisible(), false)
    await says(page, /All changes saved/)
    equal((await house.db('papers').first()).abstract, 'Typed before going away.')
  }))

test('what a slow browser fills in a second after the page is shown is saved too', () =>
  withForm(async ({ house, page }) => {
    // Browsers tell nobody of it, and neither does this.
    const fill = `document.querySelector('#paper-form [name="abstract"]').value = 'Filled in late.'`
    await page.addInitScript(`addEventListener('pageshow', () => setTimeout(() => { ${fill} }, 1000))`)
    await page.reload()
    await says(page, /All changes saved/)
    equal((await house.db('papers').first()).abstract, 'Filled in late.')
  }))

test('two tabs: the second is shown both texts and chooses', () =>
  withForm(async ({ house, page, address }) => {
    const second = await page.context().newPage()
    await second.goto(address)
    await field(page, 'title').fill('From the First Tab')
    await says(page, /All changes saved/)
    await field(second, 'title').fill('From the Second Tab')
    await says(second, /saved in another tab or by a co-author/)
    await Promise.all([
      second.waitForURL(/\/papers\/\d+$/),
      second.getByRole('button', { name: 'Compare both versions' }).click(),
    ])
    match(await second.innerText('main'), /From the Second Tab\s[\s\S]*From the First Tab/)
    equal(await second.getByLabel(/Keep what you typed here/).isChecked(), true)
    equal(await findingsOf(second), '')
    await Promise.all([
      second.waitForURL(/\/edit$/),
      second.getByRole('button', { name: 'Save this choice' }).click(),
    ])
    equal((await house.db('papers').first()).title, 'From the Second Tab')
    equal(await second.locator('[data-found]').isVisible(), false)
  }))

test('the deadline passes while one types: the reason is told and the text is still here', () =>
  withForm(async ({ house, page }) => {
    house.at('after submission')
    await field(page, 'abstract').pressSequentially('A minute too late.')
    await says(page, /Submissions are closed.*Your text is safe in this browser/)
    equal(await field(page, 'abstract').inputValue(), 'A minute too late.')
  }))

test('signing out in another tab: the text waits until one has signed in again', () =>
  withForm(async ({ house, page, base, email }) => {
    const other = await page.context().newPage()
    await other.goto(`${base}/account`)
    await other.evaluate(`document.querySelector('form[action$="/sessions/current/end"]').requestSubmit()`)
    await other.waitForURL(`${base}/`)
    await field(page, 'abstract').pressSequentially('Typed by nobody.')
    await says(page, /You were signed out\. Sign in here/)
    equal(await page.getByRole('link', { name: 'Sign in in a new tab' }).isVisible(), true)
    await signInAt(other, base, email)
    await says(page, /All changes saved/)
    equal((await house.db('papers').first()).abstract, 'Typed by nobody.')
  }))

test('signing out leaves nothing of it in the browser', () =>
  withForm(async ({ page, base, cut, mend }) => {
    await cut()
    await field(page, 'abstract').pressSequentially('Not for the next person here.')
    await says(page, /We cannot reach the server/)
    const drafts = () =>
      page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length`)
    equal(await drafts(), 1)
    await page.goto('about:blank')
    await mend()
    await page.goto(`${base}/account`)
    await page.evaluate(`document.querySelector('form[action$="/sessions/current/end"]').requestSubmit()`)
    await page.waitForURL(`${base}/`)
    equal(await drafts(), 0)
  }))

test('without scripts the same form saves, and shows what is wrong beside what was typed', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const started = await ann.post('/papers', { title: 'Without Scripts' })
    const page = await visit(browser, ann, { javaScriptEnabled: false })
    await page.goto(`${house.base}${started.location}`)
    await field(page, 'abstract').fill('Plain.')
    await field(page, 'authors[1][email]').fill('no address')
    await page.getByRole('button', { name: 'Save draft' }).last().click()
    match(await page.innerText('.errsum'), /Enter an email address/)
    equal(await field(page, 'authors[1][email]').inputValue(), 'no address')
    equal((await house.db('papers').first()).abstract, 'Plain.')
    await field(page, 'authors[1][email]').fill('bo.writer@people.example')
    await field(page, 'keywords').fill('typed beside it')
    await page.getByRole('button', { name: 'Add an author' }).click()
    await page.waitForURL(/rows=\d#field-authors$/)
    await page.reload()
    equal(await field(page, 'authors[1][email]').inputValue(), 'bo.writer@people.example')
    equal(await field(page, 'keywords').inputValue(), 'typed beside it')
    equal(await field(page, 'authors[4][email]').count(), 1)
    await page.context().close()
  }))
