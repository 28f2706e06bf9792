// What a page links, and the page for a folder: links lead to files beside it, and what needs a server is taken out.
// Our own views write these pages, with every attribute in double quotes and everything foreign escaped.
import { dirname, relative } from 'node:path/posix'

const ANYWHERE = 'http://site'
const LINKS = /\b(?:href|src)="([^"]*)"/g
const IMPORTS = /\b(?:from|import)\s*'(\.[^']+)'/g
const URLS = /url\(["']?([^"')]+)["']?\)/g
const ANCHOR = /<a\b([^>]*)>([\s\S]*?)<\/a>/g
const FORM = /[ \t]*<form\b[\s\S]*?<\/form>\n?/g

/** Scripts and styles come from the folder alone, nothing is asked of any server, and no form leads out. */
const POLICY = [
  "default-src 'none'",
  ...['script-src', 'style-src', 'img-src', 'font-src'].map((kind) => `${kind} 'self'`),
  "form-action 'none'",
  "base-uri 'none'",
].join('; ')

const withoutForms = (html: string) => html.replace(FORM, '')

const plain = (text: string) => text.replaceAll('&amp;', '&')

/** The address on this site, with the part of the page that is meant; null for what leads elsewhere. */
function ownAddress(link: string, page: string, siteUrl: string) {
  const url = URL.parse(plain(link).replace(siteUrl, ANYWHERE), ANYWHERE + page)
  if (url?.origin !== ANYWHERE) return null
  return { address: url.pathname + url.search, part: url.hash }
}

const patterns: Record<string, RegExp> = { html: LINKS, css: URLS, javascript: IMPORTS }

/** Addresses on this site that stand in a text of this type. */
export function linksIn(text: string, type: string, page: string, siteUrl: string): string[] {
  const kind = Object.keys(patterns).find((one) => type.includes(one))
  const pattern = kind && patterns[kind]
  if (!pattern) return []
  return [...(kind === 'html' ? withoutForms(text) : text).matchAll(pattern)].flatMap(
    ([, link = '']) => ownAddress(link, page, siteUrl)?.address ?? [],
  )
}

/** A button without its act is nothing; words that were a link are still words. */
const unlinked = (attributes: string, words: string) => (/class="[^"]*\bbtn\b/.test(attributes) ? '' : words)

/** By a function: of a text that replaces, `$` and what follows it would be read, and authors write addresses. */
const leading = (attribute: string, link: string, instead: string) =>
  attribute.replace(`"${link}"`, () => `"${instead}"`)

export type Site = { siteUrl: string; places: Map<string, string> }

export function rewritten(html: string, page: string, { siteUrl, places }: Site): string {
  const here = dirname(places.get(page) ?? '')
  const linkFrom = (link: string): string | null => {
    const own = ownAddress(link, page, siteUrl)
    if (!own) return link
    if (own.address === page && own.part) return own.part
    const place = places.get(own.address)
    return place === undefined ? null : relative(here, place) + own.part
  }
  return withoutForms(html)
    .replace(ANCHOR, (whole, attributes: string, words: string) => {
      const link = /\bhref="([^"]*)"/.exec(attributes)?.[1]
      return link === undefined || linkFrom(link) !== null ? whole : unlinked(attributes, words)
    })
    .replace(LINKS, (whole, link: string) => leading(whole, link, linkFrom(link) ?? ''))
    .replace(
      /(<meta charset="utf-8">\n)/,
      `$1  <meta http-equiv="Content-Security-Policy" content="${POLICY}">\n`,
    )
}
