// Past papers in what was pasted or uploaded: BibTeX, blocks of a title and an abstract, or the text of a PDF. Pure.
import type { PastPaper } from '../core/tables-people.ts'

export type ReadPaper = Pick<PastPaper, 'title' | 'words' | 'source'>

const TITLE = 500
const WORDS = 20_000

const paper = (title: string, words: string, source: ReadPaper['source']): ReadPaper => ({
  title: title.replace(/\s+/g, ' ').trim().slice(0, TITLE),
  words: words
    .replace(/[ \t]+/g, ' ')
    .trim()
    .slice(0, WORDS),
  source,
})

const ACCENTS = /\\["'`^~=.]\{?\\?([A-Za-z])\}?|\\[uvHcdbrk]\{\\?([A-Za-z])\}/g

/** `{\"o}` becomes o: comparing words needs no accents, and a list shows what was meant. */
const withoutTex = (text: string) =>
  text
    .replace(ACCENTS, '$1$2')
    .replace(/\\[a-zA-Z]+\s?/g, '')
    .replace(/[{}$\\]/g, '')
    .replace(/~|--+/g, ' ')

/** The value that begins at `from`: in braces that may nest, in quotes, or bare. */
function valueAt(text: string, from: number): string {
  const opening = text[from]
  if (opening !== '{' && opening !== '"') return /^[^,}\n]*/.exec(text.slice(from))?.[0] ?? ''
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '{') depth++
    else if (sign === '}') depth--
    const ends = opening === '{' ? depth === 0 : depth === 0 && sign === '"' && at > from
    if (ends) return text.slice(from + 1, at)
  }
  return text.slice(from + 1)
}

function fieldOf(entry: string, name: string): string {
  const found = new RegExp(`(?:^|[,\\s])${name}\\s*=\\s*`, 'i').exec(entry)
  return found ? withoutTex(valueAt(entry, found.index + found[0].length)) : ''
}

const ENTRY = /@[a-z]+\s*[{(]/i

/** Entries without a title, such as @string, are passed over. */
function papersInBibtex(text: string): ReadPaper[] {
  return text
    .split(/(?=@[a-zA-Z]+\s*[{(])/)
    .filter((entry) => ENTRY.test(entry))
    .map((entry) => paper(fieldOf(entry, 'title'), fieldOf(entry, 'abstract'), 'bibtex'))
    .filter(({ title }) => title !== '')
}

/** Papers are parted by empty lines; the first line of each is its title. */
function papersInBlocks(text: string): ReadPaper[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => {
      const [title = '', ...rest] = block.split('\n')
      return paper(title, rest.join('\n'), 'pasted')
    })
}

export function papersIn(text: string): ReadPaper[] {
  const plain = text.replaceAll('\r\n', '\n')
  return /^[ \t]*@[a-z]+\s*[{(]/im.test(plain) ? papersInBibtex(plain) : papersInBlocks(plain)
}

/** Notes of archives and proceedings that stand above a title. */
const NOTE =
  /arxiv|preprint|published|proceedings|workshop|conference|under review|copyright|vol\.|doi|^\W*\d/i

/** The title that was typed, or else the first line of the first page that can be one. */
export function paperInPdf(text: string, typed: string): ReadPaper | null {
  const [first = ''] = text.split('\f')
  const lines = first.split('\n').map((line) => line.trim())
  const guess = lines.find((line) => line.length >= 10 && /\p{L}{3}/u.test(line) && !NOTE.test(line))
  const title = typed || guess || ''
  return title === '' ? null : paper(title, text.replaceAll('\f', '\n'), 'pdf')
}
