// What a paper says about its authors, and to machines: findings from the text and the links of its pages.
import type { Finding } from '../../core/tables-files.ts'
import type { Hidden, Hiding } from './hidden.ts'
import type { PageText } from './text.ts'

export type PageRead = PageText & { links: string[]; hidden: Hidden }

const warn = (kind: Finding['kind'], text: string, page: number | null = null): Finding => ({
  kind,
  tone: 'warn',
  text,
  page,
})
const fine = (kind: Finding['kind'], text: string, page: number | null = null): Finding => ({
  ...warn(kind, text, page),
  tone: 'ok',
})

const letters = (line: string) => line.replace(/[\s\d.:]/g, '')
const isReferences = (line: string) => /^(references|bibliography|literaturecited)$/i.test(letters(line))
const isThanks = (line: string) =>
  /^acknowledge?ments?$/i.test(letters(line)) || /^acknowledge?ments?\. /i.test(line)

/** Pages before the references, which may begin in the middle of one. */
export function mainPagesOf(pages: PageText[]): number | null {
  const index = pages.findIndex(({ lines }) => lines.some(isReferences))
  const page = pages[index]
  if (!page) return null
  const before = page.lines.slice(0, page.lines.findIndex(isReferences)).join('')
  return letters(before).length > 200 ? index + 1 : index
}

export function findingsOf(pages: PageRead[]): Finding[] {
  const unread = textLayer(pages)
  if (pages.every(({ lines }) => letters(lines.join('')) === ''))
    return [...unread, ...pages.flatMap(hiddenText)]
  return [
    ...unread,
    ...references(pages),
    ...lineNumbers(pages),
    ...pages.flatMap((page, index) => [
      ...hiddenText(page, index),
      ...instructions(page, index),
      ...thanks(page, index),
    ]),
    ...mainPart(pages).flatMap((page, index) => [...addresses(page, index), ...links(page, index)]),
  ]
}

/** The lines of each page up to the references. */
export function beforeReferences(pages: string[][]): string[][] {
  const last = pages.findIndex((lines) => lines.some(isReferences))
  if (last === -1) return pages
  return pages
    .slice(0, last + 1)
    .map((lines, index) => (index < last ? lines : lines.slice(0, lines.findIndex(isReferences))))
}

/** What others' work is called, and where it lies, says nothing about these authors. */
function mainPart(pages: PageRead[]): PageRead[] {
  const main = beforeReferences(pages.map(({ lines }) => lines))
  return pages.slice(0, main.length).map((page, index) => {
    const lines = main[index] ?? []
    return { ...page, lines, links: lines.length === page.lines.length ? page.links : [] }
  })
}

function textLayer(pages: PageRead[]): Finding[] {
  const bare = pages.flatMap(({ lines }, index) => (letters(lines.join('')) === '' ? [index + 1] : []))
  if (bare.length === pages.length) {
    return [
      warn(
        'text',
        'No text can be read from this PDF: its pages are pictures or outlines. Readers cannot search it, and screen readers cannot read it.',
      ),
    ]
  }
  const strange = pages.findIndex(({ lines }) => /(?:[\uE000-\uF8FF\uFFFD]\s*){30}/.test(lines.join('')))
  if (strange !== -1)
    return [
      warn(
        'text',
        'The letters on this page have no meaning for a machine, so its text cannot be searched or read aloud.',
        strange + 1,
      ),
    ]
  const [first] = bare
  return first
    ? [warn('text', 'No text can be read from this page: it is empty or a picture.', first)]
    : [fine('text', 'The text can be read and searched.')]
}

function references(pages: PageRead[]): Finding[] {
  const index = pages.findIndex(({ lines }) => lines.some(isReferences))
  return index === -1
    ? [warn('references', 'No heading “References” was found, so the length of the main text is unknown.')]
    : [fine('references', 'The references begin here.', index + 1)]
}

function lineNumbers(pages: PageRead[]): Finding[] {
  const has = pages.some(({ numbered }) => numbered)
  return has
    ? [fine('line-numbers', 'The lines are numbered, as in the style for submissions.')]
    : [
        warn(
          'line-numbers',
          'The lines are not numbered, so this may not be the style for submissions. Reviewers refer to line numbers.',
        ),
      ]
}

const hidings: Record<Hiding, string> = {
  white: 'text in the colour of the paper',
  tiny: 'text too small to see',
  outside: 'text outside the page',
  invisible: 'text that is not drawn',
}
/** Fewer letters are a label in a figure. */
const fewestHidden: Record<Hiding, number> = { white: 20, tiny: 40, outside: 40, invisible: 20 }

function hiddenText({ hidden }: PageRead, index: number): Finding[] {
  const hidingsHere = (['white', 'tiny', 'outside', 'invisible'] as const).filter(
    (hiding) => letters(hidden[hiding] ?? '').length >= fewestHidden[hiding],
  )
  return hidingsHere.map((hiding) =>
    warn(
      'hidden-text',
      `There is ${hidings[hiding]}: “${quoted(hidden[hiding] ?? '')}”. A machine reads it and a person does not.`,
      index + 1,
    ),
  )
}

const orders = [
  /(ignore|disregard|forget) (all |any |the |your )*(previous|prior|above|preceding|earlier) (instructions|prompts|text)/i,
  /(give|write|provide|produce) (only )?(a |an )?(very )?(positive|favou?rable|strong accept) (review|recommendation|evaluation)/i,
  /do not (mention|highlight|report) (any )?(negatives|weaknesses|flaws|limitations)/i,
  /(recommend|must) accept(ing|ance)?( of)? (this|the) (paper|submission)/i,
  /(dear|if you are|attention|note to) (an? )?(llm|ai|language model|gpt)\b/i,
]

function instructions({ lines, hidden }: PageRead, index: number): Finding[] {
  const text = [...lines, ...Object.values(hidden)].join(' ')
  const found = orders.map((order) => order.exec(text)?.[0]).find((each) => each !== undefined)
  return found
    ? [
        warn(
          'instructions',
          `“${quoted(found)}” reads like an instruction to an automatic reviewer.`,
          index + 1,
        ),
      ]
    : []
}

const thanks = ({ lines }: PageRead, index: number): Finding[] =>
  lines.some(isThanks)
    ? [
        warn(
          'acknowledgements',
          'There are acknowledgements, which often tell who the authors are.',
          index + 1,
        ),
      ]
    : []

function addresses({ lines }: PageRead, index: number): Finding[] {
  const text = lines.join('\n')
  const found =
    text.match(/\b[\w.+-]{2,}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}|\{[^{}@]{3,120}\}\s*@\s*[\w-]+(?:\.[\w-]+)+/g) ??
    []
  const telling = found.filter((address) => !/anon|@domain\.|@email\.|example\.(com|org)$/i.test(address))
  const [first] = telling
  return first ? [warn('emails', `An email address stands in the text: ${quoted(first)}.`, index + 1)] : []
}

const personal =
  /\b(?:github\.com|gitlab\.com|bitbucket\.org|huggingface\.co|codeberg\.org)\/[\w.-]+|\b[\w-]+\.(?:github|gitlab)\.io\b|\b(?:linkedin\.com\/in|orcid\.org|scholar\.google\.\w+|sites\.google\.com|drive\.google\.com|dropbox\.com)\/[^\s)]+|\/~\w+/gi

function links({ lines, links: targets }: PageRead, index: number): Finding[] {
  const found = [...lines, ...targets].flatMap((text) => text.match(personal) ?? [])
  const [first] = found.filter((link) => !/anonym|4open/i.test(link))
  return first
    ? [
        warn(
          'personal-links',
          `A link leads to a personal page or a place of code: ${quoted(first)}. Make sure that it does not tell who the authors are.`,
          index + 1,
        ),
      ]
    : []
}

/** One line that fits a notice. */
const quoted = (text: string) => {
  const line = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
