// Uploading as an author sees it in a browser: far enough to cancel, over a line that breaks, dropped anywhere on the page.
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { visit } from '../support/browser-visit.ts'
import { scratchFolder, throwAway } from '../support/cluster.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'
import { makePaper } from '../support/pdfs.ts'
import { hashOf } from '../support/pieces.ts'
import { openWire } from '../support/wire.ts'
import { makeZip } from '../support/zips.ts'

after(() => throwAway(folder))

const bytes = await makePaper({ title: 'Seen', pages: 3, ballast: 2_900_000 })
/** A real file, so that the browser knows it again by its date. */
const folder = await scratchFolder('rostrum-browser-')
const pdf = join(folder, 'seen.pdf')
await writeFile(pdf, bytes)
const archive = makeZip([{ name: 'code/train.py', text: 'print(1)' }])

/** So slow a line that the bar can be watched. */
async function slowly(page: Page, bytesPerSecond: number) {
  const session = await page.context().newCDPSession(page)
  const line = { offline: false, latency: 5, downloadThroughput: -1, uploadThroughput: bytesPerSecond }
  await session.send('Network.emulateNetworkConditions', line)
}

const box = (page: Page, kind: 'paper' | 'supplement') => page.locator(`[data-file-drop][data-kind=${kind}]`)
const versionsOf = ({ db }: TestHouse, id: number) => db('files').where({ paper_id: id, kind: 'paper' })

async function opened(house: TestHouse, base = house.base) {
  const ann = await house.author()
  const id = await house.completePaper(ann)
  const page = await visit(browser, ann, { base })
  await page.goto(`${base}/papers/${id}/edit`)
  return { page, id }
}

/** Resolves once the bar is past this part of the whole. */
async function farther(page: Page, part: number) {
  const bar = box(page, 'paper').locator('progress')
  while ((await bar.evaluate((one) => Number(Reflect.get(one, 'value')))) <= part)
    await page.waitForTimeout(50)
}

/** It goes as soon as it is chosen. */
const choose = (page: Page) => box(page, 'paper').locator('input[type=file]').setInputFiles(pdf)

test('the bar says how far it is and how long it takes; what is typed beside it stays; cancelling changes nothing', () =>
  withOwnDatabase(async (house) => {
    const { page, id } = await opened(house)
    await page.fill('[name=keywords]', 'typed beside it')
    await slowly(page, 300_000)
    await choose(page)
    const far = box(page, 'paper').locator('[data-far]')
    await far.filter({ hasText: /\d\.\d of 2\.8 MB, about \d+ seconds left/ }).waitFor()
    ok(Number(await box(page, 'paper').locator('progress').getAttribute('value')) < 1)
    await box(page, 'paper')
      .getByRole('button', { name: /^Cancel/ })
      .click()
    await page.getByText('The upload is cancelled. Nothing has changed.').waitFor({ state: 'attached' })
    equal((await versionsOf(house, id)).length, 1)
    await slowly(page, 20_000_000)
    await choose(page)
    await box(page, 'paper').getByText('Version 2 counts now.').waitFor()
    equal(await page.inputValue('[name=keywords]'), 'typed beside it')
    const stored = await versionsOf(house, id).orderBy('version', 'desc').first()
    equal(stored.sha256, hashOf(bytes))
    deepEqual(await house.db('uploads').whereNull('file_id'), [])
    await page.context().close()
  }))

test('a line that breaks in the middle only makes it wait', () =>
  withOwnDatabase(async (house) => {
    const wire = await openWire(house.base)
    const { page, id } = await opened(house, wire.base)
    await slowly(page, 500_000)
    await choose(page)
    for (let cuts = 0; cuts < 2; cuts++) {
      await farther(page, 0.2 + cuts * 0.3)
      await wire.cut()
      await box(page, 'paper').getByText('Waiting for the connection').waitFor()
      await wire.mend()
    }
    await box(page, 'paper').getByText('Version 2 counts now.').waitFor()
    const stored = await versionsOf(house, id).orderBy('version', 'desc').first()
    equal(stored.sha256, hashOf(bytes))
    await page.context().close()
    await wire.cut()
  }))

test('a page that is opened again goes on where the earlier one stopped', () =>
  withOwnDatabase(async (house) => {
    const { page, id } = await opened(house)
    await slowly(page, 400_000)
    await choose(page)
    await farther(page, 0.5)
    page.on('dialog', (dialog) => dialog.accept())
    await page.reload()
    const [before] = await house.db('uploads')
    ok(before.received > 0)
    await choose(page)
    await box(page, 'paper').getByText('Version 2 counts now.').waitFor()
    const [after_] = await house.db('uploads')
    equal(after_.id, before.id, 'the same upload')
    equal((await versionsOf(house, id)).length, 2)
    await page.context().close()
  }))

async function drop(page: Page, name: string, content: Buffer) {
  const file = `new File([Uint8Array.from(atob('${content.toString('base64')}'), (c) => c.charCodeAt(0))], '${name}')`
  const carried = await page.evaluateHandle(
    `(() => { const one = new DataTransfer(); one.items.add(${file}); return one })()`,
  )
  for (const kind of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('h1', kind, { dataTransfer: carried })
}

test('a file dropped anywhere goes at once to the box it fits', () =>
  withOwnDatabase(async (house) => {
    const { page, id } = await opened(house)
    await drop(page, 'code.zip', archive)
    await box(page, 'supplement').getByText('Version 1 counts now.').waitFor()
    await drop(page, 'words.pdf', Buffer.from('plain words'))
    const fault = box(page, 'paper').locator('.err')
    await fault.waitFor()
    match(await fault.innerText(), /This file is not a PDF/)
    equal(await box(page, 'paper').locator('input[type=file]').inputValue(), '', 'it holds nothing up')
    equal((await house.db('files').where({ paper_id: id })).length, 2)
    await page.context().close()
  }))

test('a file dropped while one is on its way to the same box goes to no other box', () =>
  withOwnDatabase(async (house) => {
    const { page, id } = await opened(house)
    await slowly(page, 300_000)
    await choose(page)
    await farther(page, 0.05)
    await drop(page, 'corrected.pdf', await makePaper({ title: 'Corrected', pages: 3 }))
    await box(page, 'paper').getByText('This file is still on its way.').waitFor()
    equal(await box(page, 'supplement').locator('.err:visible').count(), 0)
    await slowly(page, 20_000_000)
    await box(page, 'paper').getByText('Version 2 counts now.').waitFor()
    equal((await house.db('files').where({ paper_id: id })).length, 2)
    await page.context().close()
  }))

test('a file on its way is not passed over, leaves who writes elsewhere alone, and after a refusal can be chosen again', () =>
  withOwnDatabase(async (house) => {
    const { page, id } = await opened(house)
    const upload = box(page, 'paper').getByRole('button', { name: /^Upload/ })
    equal(await upload.isVisible(), false, 'it is for pages without scripts')
    await slowly(page, 300_000)
    await choose(page)
    await farther(page, 0.05)
    await page
      .getByRole('button', { name: 'Save changes' })
      .or(page.getByRole('button', { name: 'Submit' }))
      .last()
      .click()
    await box(page, 'paper').getByText('This file is still on its way.').waitFor()
    const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()')
    match(await focused(), /^Cancel/)
    await slowly(page, 20_000_000)
    await page.locator('[name=keywords]').focus()
    await page.keyboard.type('still typing')
    await box(page, 'paper').getByText('Version 2 counts now.').waitFor()
    equal(await page.evaluate<string>('document.activeElement.name'), 'keywords')
    equal((await versionsOf(house, id)).length, 2)
    for (let again = 0; again < 2; again++) {
      const broken = {
        name: 'broken.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7 nothing'),
      }
      const input = box(page, 'paper').locator('input[type=file]')
      await input.setInputFiles(broken)
      while ((await input.inputValue()) !== '') await page.waitForTimeout(50)
      await box(page, 'paper').locator('.err:visible').waitFor()
    }
    await page.context().close()
  }))
