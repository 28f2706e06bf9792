// Somebody walks through the site: from the home and the desk to every kind of page that links lead to.
import type { Answer, Visitor } from '../support/visitor.ts'

/** A page that was found; `kind` is the shape of its address and its frame: a paper is another page to a chair. */
export type Found = { path: string; kind: string }

/** `/papers/7/edit` and `/papers/8/edit` are one shape; so are two searches with other words. */
export function shapeOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://here.example')
  const place = pathname.replace(/\/[\w-]{20,}(?=\/|$)/g, '/key').replace(/\/\d+(?=\/|\.|$)/g, '/n')
  return [place, ...[...new Set(searchParams.keys())].toSorted()].join(' ')
}

/** The HTML part of a letter stands in a frame without scripts, and is no page of the site. */
const isPage = ({ headers }: Answer) =>
  headers.get('content-type')?.includes('html') === true &&
  !headers.get('content-security-policy')?.includes('sandbox')

const decoded = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'")

/** Where a page leads on this site: links, frames, and the forms that only look. */
function linksIn({ text }: Answer, from: string): URL[] {
  const found = text.matchAll(/<(?:a|iframe)\b[^>]*?\s(?:href|src)="([^"]*)"/g)
  return [...found]
    .map(([, address = '']) => new URL(decoded(address), new URL(from, 'http://here.example')))
    .filter(({ host, protocol }) => host === 'here.example' && protocol === 'http:')
}

const frameOf = (text: string) =>
  /<body class="(\w+)"/.exec(text)?.[1] ?? (text.includes('class="sidenav"') ? 'chair' : 'app')

/** At most this many redirects lead to a page. */
const STEPS = 3

async function arrive(visitor: Visitor, path: string): Promise<{ answer: Answer; path: string }> {
  let answer = await visitor.get(path)
  let place = path
  for (let steps = 0; answer.location && steps < STEPS; steps++) {
    place = answer.location
    answer = await visitor.get(place)
  }
  return { answer, path: place }
}

/** How often lists are also walked in their other orders and filters. */
const SOMETIMES = 4

type Walked = { found: Found[]; faults: string[] }

/** `turn` chooses among links of one shape, so that walks at other moments come to other papers; `show` hears of each page. */
export async function walk(visitor: Visitor, turn: number, show: (page: Found) => void): Promise<Walked> {
  const waiting = [
    { path: '/', from: 'the start' },
    { path: '/desk', from: 'the start' },
  ]
  const seen = new Set(waiting.map(({ path }) => shapeOf(path)))
  const found: Found[] = []
  const faults: string[] = []
  for (const { path: asked, from } of waiting) {
    const { answer, path } = await arrive(visitor, asked)
    if (answer.status !== 200) faults.push(`${from} leads to ${asked}, which answers ${answer.status}`)
    if (!isPage(answer)) continue
    const page = { path, kind: `${shapeOf(path)} (${frameOf(answer.text)})` }
    found.push(page)
    show(page)
    const links = linksIn(answer, path)
    faults.push(...lostAnchors(answer, path, links))
    for (const [shape, alike] of Map.groupBy(links, ({ pathname, search }) => shapeOf(pathname + search))) {
      const next = alike[turn % alike.length]
      if (seen.has(shape) || !next || (next.search !== '' && turn % SOMETIMES !== 0)) continue
      seen.add(shape)
      waiting.push({ path: next.pathname + next.search, from: path })
    }
  }
  return { found, faults }
}

/** A link within the page leads to something that is there. */
function lostAnchors({ text }: Answer, path: string, links: URL[]): string[] {
  const here = new URL(path, 'http://here.example')
  const within = links.filter(
    ({ hash, pathname, search }) => hash !== '' && pathname === here.pathname && search === here.search,
  )
  return [...new Set(within.map(({ hash }) => hash.slice(1)))]
    .filter((id) => !text.includes(`id="${id}"`))
    .map((id) => `${path} leads to #${id}, which is not on it`)
}
