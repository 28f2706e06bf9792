// Takes the pictures of README.md anew, and contact sheets of every screen in four looks, from a rehearsal of its own.
// The sheets stand in .data/screenshots; with a word, only screens whose name has it: npm run screenshots -- decisions
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../test/support/browser.ts'
import { openRehearsal, type Stage } from './rehearsed.ts'
import { ACTS, type Scene, type Way } from './scenes.ts'
import { type Shot, sheetOf } from './sheet.ts'

const root = join(import.meta.dirname, '..')
const sheets = join(root, '.data', 'screenshots')
const docs = join(root, 'docs')

const LOOKS = [
  { look: 'wide', width: 1440, height: 1000 },
  { look: 'narrow', width: 390, height: 844 },
] as const
const THEMES = ['light', 'dark'] as const
const README = { width: 1180, height: 760 }

/** How many screens stand on one sheet. */
const TOGETHER = 10

/** Each address with the words of its row, so that a way can lead to a draft. */
const LINKS = `[...document.querySelectorAll('a[href]')].map((link) =>
  link.getAttribute('href') + ' ' + (link.closest('li, tr') ?? link).textContent.replace(/\\s+/g, ' '))`
const WITHOUT_BAR = "document.querySelector('.rehearsal').remove()"

/** Follows the way; the first link on each page that fits the next step. */
async function go(page: Page, base: string, [from, ...steps]: Way): Promise<void> {
  await page.goto(base + from)
  for (const link of steps) {
    const links = await page.evaluate<string[]>(LINKS)
    const [next] = links.find((words) => link.test(words))?.split(' ') ?? []
    if (!next) throw new Error(`${page.url()} has no link like ${link}`)
    await page.goto(new URL(next, page.url()).toString())
  }
  await page.waitForLoadState('networkidle')
}

async function looksOf(page: Page, name: string): Promise<Shot[]> {
  const shots: Shot[] = []
  for (const { look, width, height } of LOOKS) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme })
      shots.push({ name, look, png: await page.screenshot({ animations: 'disabled' }) })
    }
  }
  return shots
}

/** For the README without the bar, unless it is what the picture shows. */
async function picture(page: Page, { readme, bar }: Scene): Promise<void> {
  await page.setViewportSize(README)
  await page.emulateMedia({ colorScheme: 'light' })
  if (!bar) await page.evaluate(WITHOUT_BAR)
  await page.screenshot({ path: join(docs, `${readme}.png`), animations: 'disabled' })
}

async function takeAll(stage: Stage, browser: Browser, wanted: string): Promise<Shot[]> {
  const shots: Shot[] = []
  for (const { moment, as, scenes } of ACTS) {
    const chosen = scenes.filter(({ name }) => name.includes(wanted))
    if (chosen.length === 0) continue
    const context = await stage.enter(browser, moment, as)
    for (const scene of chosen) {
      const page = await context.newPage()
      await go(page, stage.base, scene.way)
      shots.push(...(await looksOf(page, scene.name)))
      if (scene.readme) await picture(page, scene)
      await page.close()
    }
    await context.close()
  }
  return shots
}

async function lay(browser: Browser, shots: Shot[]): Promise<void> {
  const names = [...new Set(shots.map(({ name }) => name))]
  for (let first = 0; first < names.length; first += TOGETHER) {
    const some = names.slice(first, first + TOGETHER)
    const together = shots.filter(({ name }) => some.includes(name))
    await writeFile(join(sheets, `sheet-${first / TOGETHER + 1}.png`), await sheetOf(browser, together))
  }
}

await mkdir(sheets, { recursive: true })
await mkdir(docs, { recursive: true })
const browser = await launchBrowser()
const stage = await openRehearsal(join(root, '.data', 'pictures'))
try {
  await lay(browser, await takeAll(stage, browser, process.argv[2] ?? ''))
} finally {
  await browser.close()
  await stage.close()
}
