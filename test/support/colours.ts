// axe on a page, with each pair of colours looked at once: contrast is what costs most, and pages share their colours.
import type { Page } from 'playwright-core'
import { bringAxe, OF_COLOUR, OPTIONS, TOLD } from './structures.ts'

const WITH_PASSES = {
  ...OPTIONS,
  resultTypes: ['violations', 'passes'],
  elementRef: true,
  runOnly: OF_COLOUR,
}

/**
 * In the page: what decides the contrast of each text (its colours and those under it, whether it is large, whether it is
 * disabled, and what it stands over), and the texts by this sign. WCAG knows two sizes: large is from 18 pt on, or 14 pt in bold.
 * Of what lies under an opaque ground only what is see-through or may stand over others still counts.
 */
const TEXTS = `
  const styles = new Map()
  const styleOf = (at) => styles.get(at) ?? (styles.set(at, getComputedStyle(at)), styles.get(at))
  const unders = new Map([[null, '']])
  const under = (at) => {
    if (unders.has(at)) return unders.get(at)
    const { backgroundColor, backgroundImage, opacity, position } = styleOf(at)
    const place = position === 'static' || position === 'relative' ? '' : position + ' ' + at.className
    const own = [backgroundColor, backgroundImage === 'none' ? '' : backgroundImage, opacity, place].join()
    const isOpaque = backgroundColor.startsWith('rgb(') && backgroundImage === 'none'
    const deeper = under(at.parentElement)
    const all = (own === 'rgba(0, 0, 0, 0),,1,' ? '' : own + ';') +
      (isOpaque ? deeper.split(';').filter((one) => one !== '' && !one.endsWith(',,1,')).map((one) => one + ';').join('') : deeper)
    unders.set(at, all)
    return all
  }
  const signOf = (at) => {
    const { color, fill, fontSize, fontWeight, textDecorationLine, textShadow } = styleOf(at)
    const isOff = at.matches(':disabled') || at.closest('[aria-disabled=true]') || at.closest('label')?.control?.disabled
    const points = parseFloat(fontSize) * 0.75
    const isLarge = points >= 18 || (points >= 14 && fontWeight >= 700)
    return [at.localName === 'a' ? 'a ' + textDecorationLine + styleOf(at.parentElement).color : '', color, fill,
      isLarge ? 'large' : '', textShadow, isOff ? 'off' : '', under(at)].join('/')
  }
  const bearsText = (at) => at.matches('input, select, textarea') ||
    [...at.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== '')
  const isShown = (at) => at.checkVisibility({ visibilityProperty: true }) && at.getBoundingClientRect().width > 1
  const texts = Map.groupBy([...document.body.querySelectorAll('*')].filter((at) => bearsText(at) && isShown(at)), signOf)`

const SIGNS = `(() => { ${TEXTS}; return [...texts.keys()] })()`

/** In the page: what axe says of a few texts of each of these signs, and the signs of what it has passed. */
const COLOURS = `(fresh => {
  ${TOLD}
  ${TEXTS}
  const include = fresh.flatMap((sign) => (texts.get(sign) ?? []).slice(0, 3))
  return axe.run({ include }, ${JSON.stringify(WITH_PASSES)}).then((result) => ({
    faults: told(result),
    passed: result.passes.filter(({ id }) => id === 'color-contrast')
      .flatMap(({ nodes }) => nodes.map(({ element }) => signOf(element))),
  }))
})`

type Looked = { faults: string[]; passed: string[] }

/** How often each was asked: about what axe cannot tell three times it is not asked on every other page as well, but by TEST_LONG=1. */
const asked = new Map<string, number>()
const PATIENCE = process.env.TEST_LONG === '1' ? Number.POSITIVE_INFINITY : 3

/** What axe has passed counts as known from then on. */
export async function colourFaults(page: Page, known: Set<string>): Promise<string[]> {
  const isFresh = (sign: string) => !known.has(sign) && (asked.get(sign) ?? 0) < PATIENCE
  const fresh = (await page.evaluate<string[]>(SIGNS)).filter(isFresh)
  if (fresh.length === 0) return []
  await bringAxe(page)
  const { faults, passed } = await page.evaluate<Looked>(`${COLOURS}(${JSON.stringify(fresh)})`)
  if (faults.length === 0) for (const sign of fresh) asked.set(sign, (asked.get(sign) ?? 0) + 1)
  for (const sign of passed) known.add(sign)
  return faults
}
