// axe on a page, with each pair of colours looked at once: contrast is what costs most, and pages share their colours.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules that ask about colours, and so about light and dark. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']
const REST = Object.fromEntries(OF_COLOUR.map((rule) => [rule, { enabled: false }]))
const OPTIONS = { resultTypes: ['violations'], preload: false, iframes: false, selectors: false }
const WITH_PASSES = {
  ...OPTIONS,
  resultTypes: ['violations', 'passes'],
  elementRef: true,
  runOnly: OF_COLOUR,
}

const TOLD = `const told = ({ violations }) => violations.map(({ id, nodes }) =>
  id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | '))`

const STRUCTURE = `(() => { ${TOLD}; return axe.run(document, ${JSON.stringify({ ...OPTIONS, rules: REST })}).then(told) })()`

/**
 * In the page: what decides the contrast of each text (its colours and those under it, size, weight, whether it is
 * disabled, and what it stands over), a few elements for each such sign that is not known yet, and what axe says of them.
 */
const COLOURS = `(known => {
  ${TOLD}
  const styles = new Map()
  const styleOf = (at) => styles.get(at) ?? (styles.set(at, getComputedStyle(at)), styles.get(at))
  const under = (at) => {
    if (!at) return ''
    const { backgroundColor, backgroundImage, opacity, position } = styleOf(at)
    const place = position === 'static' || position === 'relative' ? '' : position + ' ' + at.className
    const own = [backgroundColor, backgroundImage === 'none' ? '' : backgroundImage, opacity, place].join()
    return (own === 'rgba(0, 0, 0, 0),,1,' ? '' : own + ';') + under(at.parentElement)
  }
  const signOf = (at) => {
    const { color, fill, fontSize, fontWeight, textDecorationLine, textShadow } = styleOf(at)
    const isOff = at.matches(':disabled') || at.closest('[aria-disabled=true]') || at.closest('label')?.control?.disabled
    return [at.localName === 'a' ? 'a ' + textDecorationLine + styleOf(at.parentElement).color : '', color, fill, fontSize,
      fontWeight, textShadow, isOff ? 'off' : '', under(at)].join('/')
  }
  const bearsText = (at) => at.matches('input, select, textarea') ||
    [...at.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== '')
  const isShown = (at) => at.checkVisibility({ visibilityProperty: true }) && at.getBoundingClientRect().width > 1
  const seen = new Set(known)
  const texts = [...document.body.querySelectorAll('*')].filter((at) => bearsText(at) && isShown(at))
  const fresh = [...Map.groupBy(texts, signOf)].filter(([sign]) => !seen.has(sign)).map(([, alike]) => alike.slice(0, 3))
  if (fresh.length === 0) return { faults: [], passed: [] }
  return axe.run({ include: fresh.flat() }, ${JSON.stringify(WITH_PASSES)}).then((result) => ({
    faults: told(result),
    passed: result.passes.filter(({ id }) => id === 'color-contrast')
      .flatMap(({ nodes }) => nodes.map(({ element }) => signOf(element))),
  }))
})`

export const bringAxe = (page: Page) => page.evaluate(source)

/** What does not change with the colours. */
export const structureFaults = (page: Page): Promise<string[]> => page.evaluate<string[]>(STRUCTURE)

/** Only what axe has passed counts as known from then on; what it could not tell is asked again. */
export async function colourFaults(page: Page, known: Set<string>): Promise<string[]> {
  const { faults, passed } = await page.evaluate<{ faults: string[]; passed: string[] }>(
    `${COLOURS}(${JSON.stringify([...known])})`,
  )
  for (const sign of passed) known.add(sign)
  return faults
}
