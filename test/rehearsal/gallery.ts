// Pages that wait to be looked at in the browser, a few at a time, while others still walk.
import type { Browser, BrowserContext } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { bringCookies } from '../support/browser-visit.ts'
import type { Visitor } from '../support/visitor.ts'
import { type Look, openTab } from './look.ts'

type Wanted = { visitor: Visitor; path: string; words: string }

/** Of a persona: stylesheets and scripts are fetched once. */
async function contextOf(
  browser: Browser,
  contexts: Map<Visitor, Promise<BrowserContext>>,
  visitor: Visitor,
) {
  const opened = contexts.get(visitor) ?? browser.newContext({ reducedMotion: 'reduce' })
  contexts.set(visitor, opened)
  const context = await opened
  await bringCookies(context, visitor)
  return context
}

/** Two lines of looks, each one page after the other. */
export async function openGallery() {
  const browser = await launchBrowser()
  const contexts = new Map<Visitor, Promise<BrowserContext>>()
  const tabs = new Map<string, Promise<Look>>()
  const known = new Set<string>()
  const lines: Promise<string[]>[] = [Promise.resolve([]), Promise.resolve([])]
  let turn = 0

  const look = async ({ visitor, path, words }: Wanted, place: number): Promise<string[]> => {
    const context = await contextOf(browser, contexts, visitor)
    const name = `${[...contexts.keys()].indexOf(visitor)} ${place}`
    const tab = tabs.get(name) ?? openTab(context)
    tabs.set(name, tab)
    const faults = await (await tab)(visitor.base + path, known)
    return faults.map((fault) => `${words} ${fault}`)
  }
  return {
    show(wanted: Wanted): void {
      const place = turn++ % lines.length
      const before = lines[place] ?? Promise.resolve([])
      lines[place] = before.then(async (told) => [...told, ...(await look(wanted, place))])
    },
    /** What all looks so far have to say. */
    async told(): Promise<string[]> {
      return (await Promise.all(lines)).flat()
    },
    close: () => browser.close(),
  }
}
