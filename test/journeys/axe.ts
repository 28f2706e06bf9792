// axe-core in the page, in both themes.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** In the page: what axe finds, one line for each kind of fault. */
const LOOK = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')).join('\\n'))`

/** Empty when there is nothing; page.evaluate reaches past the page's own policy, which forbids such scripts. */
export async function findingsOf(page: Page): Promise<string> {
  await page.evaluate(source)
  const findings: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    findings.push(String(await page.evaluate(LOOK)))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return findings.filter((finding) => finding !== '').join('\n')
}
