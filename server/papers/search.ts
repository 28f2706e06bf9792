// The words of a search: plain ones, and terms such as author:lee, reviews:<3 or -topic:compression.
import { PAPER_STATES } from './queries.ts'

type Compare = '<' | '<=' | '=' | '>=' | '>'

/** A number that a paper has, or a property that it may have; `not` turns the term round. */
export type Term = { not: boolean } & (
  | { kind: 'word' | 'author' | 'topic' | 'state' | 'decision' | 'has'; text: string }
  | { kind: 'number' | 'reviews' | 'assigned' | 'mean' | 'spread' | 'pages'; compare: Compare; value: number }
)

/** What each term takes, for the hint beside the field and for the reader here. */
const TEXTS = ['author', 'topic'] as const
const NUMBERS = ['number', 'reviews', 'assigned', 'mean', 'spread', 'pages'] as const
const CHOICES = {
  state: PAPER_STATES,
  decision: ['talk', 'poster', 'accepted', 'reject', 'none'],
  has: ['pdf', 'supplement', 'code', 'final', 'presenter'],
} as const

export type Search = { terms: Term[]; unknown: string[] }

const isOne = <T extends string>(list: readonly T[], word: string): word is T =>
  list.some((one) => one === word)

const COMPARES = ['<=', '>=', '<', '>', '='] as const

function numberTerm(kind: (typeof NUMBERS)[number], text: string, not: boolean): Term | null {
  const compare = COMPARES.find((sign) => text.startsWith(sign)) ?? '='
  const digits = text.replace(/^[<>=]+/, '')
  return /^\d{1,9}(\.\d{1,4})?$/.test(digits) ? { not, kind, compare, value: Number(digits) } : null
}

function termOf(part: string): Term | null {
  const not = part.startsWith('-') && part.length > 1
  const [, name = '', quoted, bare = ''] = /^-?(?:([a-z]+):)?(?:"([^"]*)"?|(.*))$/i.exec(part) ?? []
  const [kind, text] = [name.toLowerCase(), (quoted ?? bare).trim()]
  if (kind === '') return text ? { not, kind: 'word', text } : null
  if (isOne(TEXTS, kind)) return text ? { not, kind, text } : null
  if (isOne(NUMBERS, kind)) return numberTerm(kind, text, not)
  if (kind === 'state' || kind === 'decision' || kind === 'has')
    return isOne<string>(CHOICES[kind], text.toLowerCase()) ? { not, kind, text: text.toLowerCase() } : null
  return null
}

/** Words between spaces, "several words" in quotes. What looks like a term and is none is named, and not searched for. */
export function readSearch(text: string): Search {
  const parts = text.match(/-?(?:[a-z]+:)?"[^"]*"?|\S+/gi) ?? []
  const read = parts.map((part) => ({ part, term: termOf(part) }))
  return {
    terms: read.flatMap(({ term }) => term ?? []),
    unknown: read.filter(({ term }) => term === null).map(({ part }) => part),
  }
}
