// How much script a page brings, counted whole as a browser gets it: below 30 kB for everybody, also beside the longest forms.
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { HOOKS, scriptsIn } from '../../server/assets/scripts.ts'
import { discussedPaper } from '../comments/discussed.ts'
import { visit } from '../support/browser-visit.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { browser } from '../support/one-browser.ts'

const MOST = 30_000
/** The reader of PDFs is as large as a paper, and comes with one. */
const isCounted = (address: string, type = '') =>
  /javascript/.test(type) && !/\/vendor\/pdfjs\//.test(address)

async function weighed(page: Page, address: string): Promise<string> {
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (isCounted(response.url(), response.headers()['content-type'])) scripts.push(response.body())
  })
  const answer = await page.goto(address, { waitUntil: 'networkidle' })
  equal(answer?.status(), 200, address)
  const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0)
  await page.context().close()
  ok(bytes > 1000, `no script came with ${address}`)
  return bytes < MOST ? '' : `${new URL(address).pathname}: ${bytes} bytes of script`
}

async function tooHeavy({ base }: TestHouse, who: Parameters<typeof visit>[1], paths: string[]) {
  const weights: string[] = []
  for (const path of paths) weights.push(await weighed(await visit(browser, who), base + path))
  return weights.filter((fault) => fault !== '')
}

test('pages for visitors and authors bring less than 30 kB of script, the form of a draft as well', () =>
  withOwnDatabase(async (house) => {
    const ann = await house.author()
    const { location } = await ann.post('/papers', { title: 'Typed in a Browser' })
    deepEqual(await tooHeavy(house, house.visitor(), ['/', '/sessions/new']), [])
    deepEqual(
      await tooHeavy(house, ann, ['/desk?role=author', '/account', '/papers/new', location ?? '']),
      [],
    )
  }))

test('so do pages of reviewers, with the form of a review and a discussion', () =>
  withOwnDatabase(async (house) => {
    const { rita, review, paper, address } = await discussedPaper(house)
    deepEqual(await tooHeavy(house, rita, ['/reviews', review, `/papers/${paper}`, address]), [])
  }))

test('so do pages of chairs, with tables, boards, settings and forms that are previewed while they are typed', () =>
  withOwnDatabase(async (house) => {
    const { chair, paper } = await discussedPaper(house)
    const work = ['/desk?role=chair', '/papers', `/papers/${paper}/comments`]
    const boards = ['/assignments', '/assignments/matrix', '/decisions']
    const settings = [
      '/settings/site',
      '/settings/submission-form/fields/new',
      '/mail/templates/decisions-reject',
    ]
    deepEqual(await tooHeavy(house, chair, [...work, ...boards, ...settings]), [])
  }))

test('a text that reads like what scripts look for brings scripts that find nothing to do', () =>
  withOwnDatabase(async ({ db, base, visitor }) => {
    const lead = Object.values(HOOKS).flat().join(' ')
    await db('workshop').update({ lead })
    const page = await visit(browser, visitor())
    const told: string[] = []
    page.on('pageerror', ({ message }) => told.push(message))
    await page.goto(base)
    const names = await page.evaluate<string[]>(
      `[...document.querySelectorAll('head script')].map(({ src }) => src.split('/').at(-1))`,
    )
    ok(names.length > 10 && names.length < scriptsIn(lead).length, names.join())
    deepEqual(told, [])
    await page.context().close()
  }))
