// axe-core in the page, in both themes.
import type { Page } from 'playwright-core'
import { colourFaults } from '../support/colours.ts'
import { structureFaults } from '../support/structures.ts'

/** The colours that were seen on other pages. */
const known = new Set<string>()

/** Empty when there is nothing, else a line for each kind of fault; page.evaluate reaches past the page's own policy, which forbids such scripts. */
export async function findingsOf(page: Page): Promise<string> {
  const findings = await structureFaults(page)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    findings.push(...(await colourFaults(page, known)))
  }
  return findings.join('\n')
}
