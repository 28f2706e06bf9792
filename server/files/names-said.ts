// Whether a paper's text names its own authors, their affiliations or addresses, and on which page.
import type { Finding } from '../core/tables-files.ts'
import { beforeReferences } from './pdf/said.ts'

type Author = { name: string; email: string; affiliation: string }

const withoutParts: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae' }

/** Without marks and case: TeX writes some marks beside their letters. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}´`¨ˆ˜¸ˇ˘]/gu, '')
    .replace(/[łøđıßæ]/g, (letter) => withoutParts[letter] ?? letter)
    .replace(/\s+/g, ' ')

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** First and last name, with whatever names and initials stand between them. */
function namePattern(name: string): RegExp | null {
  const words = plain(name).trim().split(' ')
  const [first = '', last = ''] = [words[0], words.at(-1)]
  if (words.length < 2 || last.length < 2) return null
  return new RegExp(
    `(?<![\\p{L}])${literal(first)}(?: (?!and )[\\p{L}.'-]+){0,2} ${literal(last)}(?![\\p{L}])`,
    'u',
  )
}

const phrase = (text: string, shortest: number) => {
  const words = plain(text).trim()
  return words.length < shortest ? null : new RegExp(`(?<![\\p{L}])${literal(words)}(?![\\p{L}])`, 'u')
}

export function authorsSaid(text: string, authors: Author[]): Finding[] {
  const pages = beforeReferences(text.split('\f').map((page) => page.split('\n'))).map((lines) =>
    plain(lines.join(' ')),
  )
  const find = (
    kind: 'names' | 'affiliations' | 'emails',
    words: string,
    pattern: RegExp | null,
  ): Finding[] => {
    const index = pattern ? pages.findIndex((page) => pattern.test(page)) : -1
    return index === -1 ? [] : [{ kind, tone: 'warn', text: words, page: index + 1 }]
  }
  const affiliations = [...new Set(authors.map(({ affiliation }) => affiliation))]
  return [
    ...authors.flatMap(({ name }) =>
      find('names', `The author ${name} is named in the text.`, namePattern(name)),
    ),
    ...affiliations.flatMap((place) =>
      find('affiliations', `The affiliation ${place} stands in the text.`, phrase(place, 8)),
    ),
    ...authors.flatMap(({ email }) =>
      find('emails', `The author’s address ${email} stands in the text.`, phrase(email, 6)),
    ),
  ]
}
