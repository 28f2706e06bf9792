// A letter from a template and what is merged into it: subject, text and HTML. What is merged in never becomes markup.
import { foldedAll } from './folding.ts'
import { kept } from './kept.ts'
import { markdown } from './markdown.ts'

/** `words` stand in a line; the others make a paragraph of their own. `link` is a path on this site. */
export type FieldKind = 'words' | 'link' | 'paper' | 'list' | 'numbered' | 'prose' | 'markdown'

/** A line of a list; `id` is the paper of which it tells, `quote` somebody's Markdown. */
export type Item = { words: string; more?: string; path?: string; id?: number; quote?: string }
export type Value = string | number | null | Item[] | { id: number; title: string }
export type Values = Record<string, Value>
export type Template = { subject: string; body: string }

/** What a letter takes: nothing else is merged in, whatever the template names. */
export type Takes = ReadonlyMap<string, FieldKind>

/** `requires`: what the letter is for; a paragraph that says it stands, whatever else is empty in it. */
export type Merge = {
  takes: Takes
  requires: readonly string[]
  values: Values
  link(path: string): string
}

const FIELD = /\{\{([^{}]*)\}\}/g

export const fieldsIn = (text: string) => Array.from(text.matchAll(FIELD), ([, name = '']) => name.trim())

const merged = ({ takes, values }: Merge, name: string): Value =>
  takes.has(name) ? (values[name] ?? null) : null

const isEmpty = (value: Value) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

const isPaper = (value: Value): value is { id: number; title: string } =>
  typeof value === 'object' && value !== null && 'title' in value

const POINT = /^(?=(?:[-*]|\d+\.) )/m
const isList = (block: string) => /^(?:[-*]|\d+\.) /.test(block)

type Part = { text: string; names: string[] }
const partOf = (text: string): Part => ({ text, names: fieldsIn(text) })

/** Paragraphs and lists, these with their points. Templates are few. */
const blocksIn = kept((source) =>
  source
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .map((block) => block.replace(/^\n+/, '').trimEnd())
    .map((block) => ({ ...partOf(block), points: isList(block) ? block.split(POINT).map(partOf) : null })),
)

/** Paragraphs, and the points of lists, in which every field has something to say. */
function blocksOf(merge: Merge, source: string): string[] {
  const says = (name: string) => !isEmpty(merged(merge, name))
  const speaks = ({ names }: Part) =>
    names.every(says) || names.some((name) => merge.requires.includes(name) && says(name))
  return blocksIn(source)
    .map((block) => (block.points ? numbered(block.points.filter(speaks)) : speaks(block) ? block.text : ''))
    .filter((block) => block !== '')
}

const numbered = (points: Part[]) =>
  points.map(({ text }, index) => text.trimEnd().replace(/^\d+\./, `${index + 1}.`)).join('\n')

const paperInText = ({ id, title }: { id: number; title: string }) => `  "${title}" (paper ${id})`

const itemInText = ({ link }: Merge, sign: string, { words, more, path, quote }: Item) =>
  `${sign} ${words}${more ? `: ${more}` : ''}${path ? `\n  ${link(path)}` : ''}${quote ? `\n${quote.replace(/^/gm, '  > ')}` : ''}`

function inText(merge: Merge, name: string, indent: string): string {
  const value = merged(merge, name)
  if (value === null) return ''
  const kind = merge.takes.get(name)
  const sign = (index: number) => (kind === 'numbered' ? `${index + 1}.` : '-')
  if (Array.isArray(value)) return value.map((item, i) => itemInText(merge, sign(i), item)).join('\n')
  if (isPaper(value)) return paperInText(value)
  if (kind === 'link') return merge.link(String(value))
  return String(value).replaceAll('\n', `\n${indent}`)
}

const mergedInText = (merge: Merge, source: string) =>
  source
    .split('\n')
    .map((line) =>
      line.replace(FIELD, (_, name) => inText(merge, name.trim(), /^[\s>]*/.exec(line)?.[0] ?? '')),
    )
    .join('\n')

const LINK = /\[([^[\]]*)\]\(([^()\s]*)\)/g
const ONLY_LINK = new RegExp(`^((?:[-*]|\\d+\\.) )?${LINK.source}$`, 'gm')

const target = (_: string, point = '', words: string, address: string) =>
  `${point}${words}:\n${point ? '   ' : '  '}${address}`

/** Markdown as it reads without marks: the address of a link after its words. */
const plainOf = kept((block) => {
  const lines = isFlowing(block) ? block.replaceAll(/(?<!\\)\n/g, ' ').replaceAll('\\\n', '\n') : block
  return lines
    .replace(ONLY_LINK, target)
    .replace(LINK, '$1 <$2>')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
})

/** A heading in capitals, all else as wide as mail programs like it. */
function textOf(merge: Merge, block: string): string {
  const plain = plainOf(block)
  const heading = /^#+ (.*)$/.exec(plain)
  if (heading?.[1]) return mergedInText(merge, heading[1]).toUpperCase()
  return foldedAll(mergedInText(merge, plain))
}

/** An ordinary paragraph, whose lines may break elsewhere. */
const isFlowing = (block: string) => !/^([>\s]|[-*] |\d+\. )/.test(block)

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

const shellOf = kept((source) => {
  const names: string[] = []
  const marked = source.replace(FIELD, (_, name) => mark(names.push(name.trim()) - 1))
  const html = risen(markdown(marked), 2).replace(
    /<p><a href=("[^"]*")[^>]*>([^<]*)<\/a><\/p>/,
    '<p><a class="b" href=$1>$2</a></p>',
  )
  return { names, html }
})

function htmlOf(merge: Merge, source: string): string {
  const { names, html } = shellOf(source)
  const nameAt = (index: string) => names[Number(index)] ?? ''
  return html
    .replace(/ href="([^"]*)"/g, (whole, target) =>
      target.includes('qzfield') ? hrefOf(merge, target, nameAt) : whole,
    )
    .replace(/<[^>]*qzfield[^>]*>/g, (tag) => tag.replaceAll(MARK, ''))
    .replace(/<p>qzfield(\d+)zq<\/p>/g, (whole, index) => {
      const name = nameAt(index)
      return ['words', 'link', 'prose'].includes(merge.takes.get(name) ?? '') ? whole : inHtml(merge, name)
    })
    .replace(MARK, (_, index) => inHtml(merge, nameAt(index)))
}

/** A field is the target of a link only as a whole, and only where it is a link. */
function hrefOf(merge: Merge, target: string, nameAt: (index: string) => string): string {
  const [, index] = /^qzfield(\d+)zq$/.exec(target) ?? []
  const name = index === undefined ? '' : nameAt(index)
  const value = merge.takes.get(name) === 'link' ? merged(merge, name) : null
  return value === null ? '' : ` href="${escaped(merge.link(String(value)))}"`
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Both parts from the same template. A first heading is for the HTML part: the text has the subject above it. */
export function compose(template: Template, merge: Merge) {
  const blocks = blocksOf(merge, template.body)
  const [first = '', ...others] = blocks
  const texts = (first.startsWith('# ') ? others : blocks).map((block) => textOf(merge, block))
  const told = texts.find((text) => !/^(Dear .*,$|\s)/.test(text)) ?? ''
  return {
    subject: oneLine(mergedInText(merge, template.subject)),
    text: texts.join('\n\n'),
    html: htmlOf(merge, blocks.join('\n\n')),
    preheader: oneLine(told).slice(0, 140),
  }
}
