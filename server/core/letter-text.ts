// A letter from a template and what is merged into it: subject, text and HTML.
import { foldedAll } from './folding.ts'
import { kept } from './kept.ts'
import {
  FIELD,
  fieldsIn,
  type Item,
  isEmpty,
  isPaper,
  type Merge,
  merged,
  type Template,
} from './letter-fields.ts'
import { htmlOf } from './letter-html.ts'

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

/** Words and the names of fields, by turns. */
type Line = { indent: string; parts: string[] }

const linesIn = kept((source) =>
  source
    .split('\n')
    .map((line): Line => ({ indent: /^[\s>]*/.exec(line)?.[0] ?? '', parts: line.split(FIELD) })),
)

const lineInText = (merge: Merge, { indent, parts }: Line) =>
  parts.map((part, place) => (place % 2 === 1 ? inText(merge, part.trim(), indent) : part)).join('')

const mergedInText = (merge: Merge, source: string) =>
  linesIn(source)
    .map((line) => lineInText(merge, line))
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

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A line of words, such as a subject. */
export const composeLine = (words: string, merge: Merge) => oneLine(mergedInText(merge, words))

/** Both parts from the same template. A first heading is for the HTML part: the text has the subject above it. */
export function compose(template: Template, merge: Merge) {
  const blocks = blocksOf(merge, template.body)
  const [first = '', ...others] = blocks
  const texts = (first.startsWith('# ') ? others : blocks).map((block) => textOf(merge, block))
  const told = texts.find((text) => !/^(Dear .*,$|\s)/.test(text)) ?? ''
  return {
    subject: composeLine(template.subject, merge),
    text: texts.join('\n\n'),
    html: htmlOf(merge, blocks.join('\n\n')),
    preheader: oneLine(told).slice(0, 140),
  }
}
