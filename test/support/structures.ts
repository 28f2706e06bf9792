// axe on how a page is built, where something stands in a way that has not been looked at: pages share most of their parts.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules that ask about colours, and so about light and dark. */
export const OF_COLOUR = ['color-contrast', 'link-in-text-block']
const REST = Object.fromEntries(OF_COLOUR.map((rule) => [rule, { enabled: false }]))
export const OPTIONS = { resultTypes: ['violations'], preload: false, iframes: false, selectors: false }

/** In the page: a line for each rule that is broken. */
export const TOLD = `const told = ({ violations }) => violations.map(({ id, nodes }) =>
  id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | '))`

const STRUCTURE = `(() => { ${TOLD}; return axe.run(document, ${JSON.stringify({ ...OPTIONS, rules: REST })}).then(told) })()`

/**
 * In the page: of each element that is shown what axe can ask about. Its name and attributes, whether it says something and is
 * labelled, whether what it refers to is there and its own id and name are its own, what it stands in, and the heading before it.
 */
const SIGNS = `(() => {
  const EXACT = /^(role|type|scope|tabindex|lang|autocomplete|aria-(hidden|live|haspopup|expanded|current|sort|level))$/
  const LEADING = /^(aria-(labelledby|describedby|controls|owns)|for|headers|list|form)$/
  const SILENT = /^(class|id|value|action|method|novalidate|maxlength|rows|step|min|max|formaction|enctype|inputmode|data-.*)$/
  const AROUND = ['main, nav, header, footer, aside, form, section, dialog', 'a, button, label, summary, table, dl, ul, ol, [aria-hidden=true]']
  const ids = Map.groupBy(document.querySelectorAll('[id]'), ({ id }) => id)
  const isThere = (words) => words.split(/\\s+/).every((id) => ids.has(id))
  const nameOf = (at) => at.getAttribute('aria-label') ?? at.getAttribute('aria-labelledby') ?? ''
  const markOf = (at) => [at.localName, at.getAttribute('role'), nameOf(at)].join()
  const marks = Map.groupBy(document.querySelectorAll('main, nav, aside, [aria-label], [aria-labelledby]'), markOf)
  const says = (at) => at.textContent.trim() !== '' || at.labels?.length > 0 || at.title !== '' || nameOf(at).trim() !== '' ||
    at.querySelector('[alt]:not([alt=""]), [aria-label]') !== null
  const attribute = ({ name, value }) =>
    EXACT.test(name) ? name + '=' + value
      : LEADING.test(name) ? name + isThere(value)
      : name === 'href' && value.startsWith('#') ? name + isThere(value.slice(1))
      : name + (value.trim() === '')
  const scrolls = (at) =>
    (at.scrollWidth > at.clientWidth || at.scrollHeight > at.clientHeight) && /auto|scroll/.test(getComputedStyle(at).overflow)
  let heading = ''
  const signOf = (at) => {
    const isHeading = /^h[1-6]$/.test(at.localName)
    const before = isHeading ? heading : ''
    if (isHeading) heading = at.localName
    return [at.localName, [...at.attributes].filter(({ name }) => !SILENT.test(name)).map(attribute).sort(), says(at), scrolls(at),
      ids.get(at.id)?.length > 1, marks.get(markOf(at))?.length > 1, before, at.parentElement?.localName,
      at.parentElement?.getAttribute('role'), AROUND.map((places) => at.parentElement?.closest(places)?.localName)].join('/')
  }
  const isShown = (at) => at.checkVisibility({ visibilityProperty: true }) && !at.parentElement?.closest('svg')
  const signs = [...document.body.querySelectorAll('*')].filter(isShown).map(signOf)
  return [...new Set([...signs, document.documentElement.lang, String(document.title === '')])]
})()`

export const bringAxe = async (page: Page): Promise<void> => {
  if (!(await page.evaluate<boolean>('typeof axe === "object"'))) await page.evaluate(source)
}

const isLong = process.env.TEST_LONG === '1'
/** The signs on pages that axe found nothing wrong with. */
const known = new Set<string>()

/** What does not change with the colours. TEST_LONG=1 looks at every page. */
export async function structureFaults(page: Page): Promise<string[]> {
  const fresh = (await page.evaluate<string[]>(SIGNS)).filter((sign) => !known.has(sign))
  if (fresh.length === 0 && !isLong) return []
  await bringAxe(page)
  const faults = await page.evaluate<string[]>(STRUCTURE)
  if (faults.length === 0) for (const sign of fresh) known.add(sign)
  return faults
}
