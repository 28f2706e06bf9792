// A file of reviews as text, to be written in any editor and read again by parsing.ts.
import { FORMAT, guarded, type Marker, spelled } from './markers.ts'

/** `notes` are the file's words about what stands below, and are not read again. */
export type Question = { name: string; label: string; notes: string[]; answer: string }
export type Part = { title: string; notes: string[]; questions: Question[] }
export type SheetOut = {
  paper: number
  review: string
  version: number
  title: string
  notes: string[]
  parts: Part[]
}
export type FileOut = { title: string; notes: string[]; sheets: SheetOut[] }

/** As every answer is kept: the ends of its lines alike, and nothing blank around it. */
export const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim()

const linesOf = (text: string) => plain(text).split('\n')
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const heading = (level: number, text: string) =>
  text === '' ? [] : [`${'#'.repeat(level)} ${oneLine(text)}`]

/** Quoted, so that whatever is said there is no line of the file's own. */
const quoted = (notes: string[]) => notes.flatMap(linesOf).map((text) => (text === '' ? '>' : `> ${text}`))

/** With a blank line around every block, as Markdown likes it. */
const blocks = (...all: string[][]) =>
  all.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, ''])

const marked = (marker: Marker) => [spelled(marker)]

const question = (level: number, { name, label, notes, answer }: Question) =>
  blocks(
    heading(level, label),
    quoted(notes),
    marked({ kind: 'answer', name }),
    plain(answer) === '' ? [] : linesOf(answer).map(guarded),
    marked({ kind: 'end of answer' }),
  )

const part = ({ title, notes, questions }: Part) => [
  ...blocks(heading(3, title), quoted(notes)),
  ...questions.flatMap((one) => question(title === '' ? 3 : 4, one)),
]

const sheet = ({ paper, review, version, title, notes, parts }: SheetOut) => [
  ...blocks(
    marked({ kind: 'paper', paper, review, version }),
    heading(2, `Paper ${paper}: ${title}`),
    quoted(notes),
  ),
  ...parts.flatMap(part),
  ...blocks(marked({ kind: 'end of paper', paper })),
]

export const written = ({ title, notes, sheets }: FileOut): string =>
  [
    ...blocks(marked({ kind: 'begin', format: FORMAT }), heading(1, title), quoted(notes)),
    ...sheets.flatMap(sheet),
    ...marked({ kind: 'end' }),
    '',
  ].join('\n')
