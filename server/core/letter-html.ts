// The HTML part of a letter.
import { kept } from './kept.ts'
import { FIELD, type Item, isPaper, type Merge, merged } from './letter-fields.ts'
import { markdown } from './markdown.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#34;')

const anchor = (href: string, words: string) => `<a href="${escaped(href)}">${escaped(words)}</a>`

function itemInHtml({ link }: Merge, { words, more, path, quote }: Item): string {
  const said = path ? anchor(link(path), words) : escaped(words)
  const quoted = quote ? `<blockquote>${markdown(quote)}</blockquote>` : ''
  return `<li>${said}${more ? `: ${escaped(more)}` : ''}${quoted}</li>`
}

/** Headings of Markdown begin at the third level: in a letter its own begin at the first, those merged in below its title. */
const risen = (html: string, by: 1 | 2) =>
  html.replace(/<(\/?)h([3-6])>/g, (_, end, level) => `<${end}h${Number(level) - by}>`)

/** What is said of one paper goes to all its authors. */
const htmlOfProse = kept((text) => risen(markdown(text), 1))

function inHtml(merge: Merge, name: string): string {
  const value = merged(merge, name)
  if (value === null) return ''
  const kind = merge.takes.get(name)
  const list = kind === 'numbered' ? 'ol' : 'ul'
  if (Array.isArray(value))
    return `<${list}>${value.map((item) => itemInHtml(merge, item)).join('')}</${list}>`
  if (isPaper(value))
    return `<p class="paper">${escaped(value.title)} <span class="m">paper ${value.id}</span></p>`
  if (kind === 'link') return anchor(merge.link(String(value)), merge.link(String(value)))
  if (kind === 'markdown') return htmlOfProse(String(value))
  return escaped(String(value)).replaceAll('\n', '<br>')
}

/** Stands for a field while Markdown is made into HTML, so that a value is never read as Markdown. */
const mark = (index: number) => `qzfield${index}zq`
const MARK = /qzfield(\d+)zq/g
const MARKED = /<p>qzfield(\d+)zq<\/p>|<[^>]*qzfield[^>]*>|qzfield(\d+)zq/g
const HREF = / href="([^"]*qzfield[^"]*)"/

/** A field in the HTML of a template: as a paragraph of its own, among words, or as the target of a link. */
type Slot = { name: string; as: 'paragraph' | 'words' | 'target' }

/** A field is the target of a link only as a whole; elsewhere in a tag none is merged. */
function partsOfTag(tag: string, nameAt: (index?: string) => string): (string | Slot)[] {
  const [attribute, aim] = HREF.exec(tag) ?? []
  const [before = '', after = ''] = attribute === undefined ? [tag] : tag.split(attribute)
  const name = nameAt(/^qzfield(\d+)zq$/.exec(aim ?? '')?.[1])
  return [before.replaceAll(MARK, ''), { name, as: 'target' }, after.replaceAll(MARK, '')]
}

/** The HTML of a template, cut where something is merged in. */
const shellOf = kept((source) => {
  const names: string[] = []
  const marked = source.replace(FIELD, (_, name) => mark(names.push(name.trim()) - 1))
  const html = risen(markdown(marked), 2).replace(
    /<p><a href=("[^"]*")[^>]*>([^<]*)<\/a><\/p>/,
    '<p><a class="b" href=$1>$2</a></p>',
  )
  const nameAt = (index?: string) => names[Number(index)] ?? ''
  let from = 0
  const parts = Array.from(html.matchAll(MARKED), ({ 0: found, 1: alone, 2: among, index }) => {
    const before = html.slice(from, index)
    from = index + found.length
    if (alone) return [before, { name: nameAt(alone), as: 'paragraph' } as const]
    return among
      ? [before, { name: nameAt(among), as: 'words' } as const]
      : [before, ...partsOfTag(found, nameAt)]
  })
  return [...parts.flat(), html.slice(from)]
})

const IN_A_PARAGRAPH = ['words', 'link', 'prose']

function slotInHtml(merge: Merge, { name, as }: Slot): string {
  if (as === 'target') return hrefOf(merge, name)
  const html = inHtml(merge, name)
  return as === 'paragraph' && IN_A_PARAGRAPH.includes(merge.takes.get(name) ?? '') ? `<p>${html}</p>` : html
}

function hrefOf(merge: Merge, name: string): string {
  const value = merge.takes.get(name) === 'link' ? merged(merge, name) : null
  return value === null ? '' : ` href="${escaped(merge.link(String(value)))}"`
}

/** The fields of some Markdown with their values. What is merged in never becomes markup. */
export const htmlOf = (merge: Merge, source: string): string =>
  shellOf(source)
    .map((part) => (typeof part === 'string' ? part : slotInHtml(merge, part)))
    .join('')
