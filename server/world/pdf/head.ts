// The first page's head and footnote, and what stands on every page: running title, page number, line numbers.
import { page, text } from './flow.ts'
import { type Pen, rule, run, type Spot, sizeOf, writeAll, writeCentred, writeRight } from './pen.ts'
import { heightOf, setText, together } from './setting.ts'
import type { Run } from './type.ts'

export type Author = { name: string; email: string; affiliation: string }
/** Whose names stand under the title; null: the paper is anonymous. */
export type Byline = Author[] | null

type Piece = Run & { size: number; rise: number }

const middle = page.width / 2
const whole = { width: text.width, size: 14, leading: 17 }

/** Draws the head and answers where the columns begin. */
export function drawHead(pen: Pen, title: string, byline: Byline): number {
  rule(pen, { x: text.left, y: text.top }, text.width, 1)
  const lines = together(setText([run('bold', title)], { ...whole, width: text.width - 60 }, 'centred'))
  lines.draw(pen, { x: text.left + 30, y: text.top - 8 })
  const below = text.top - 8 - lines.height - 4
  rule(pen, { x: text.left, y: below }, text.width, 1)
  if (byline) return drawByline(pen, below - 22, byline) - 18
  writeAnonymous(pen, below - 24)
  return below - 46
}

function writeAnonymous(pen: Pen, y: number): void {
  writePieces(pen, y, [...marked(run('bold', 'Anonymous Authors'), 10, '1')])
}

const marked = (name: Run, size: number, mark: string): Piece[] => [
  { ...name, size, rise: 0 },
  { ...run('regular', mark), size: 6.5, rise: 3.5 },
]

const widthOfAll = (pieces: Piece[]) => pieces.reduce((sum, { size, ...each }) => sum + sizeOf(each, size), 0)

function writePieces(pen: Pen, y: number, pieces: Piece[]): void {
  writeAll(pen, { x: middle - widthOfAll(pieces) / 2, y }, pieces)
}

function drawByline(pen: Pen, top: number, authors: Author[]): number {
  const places = [...new Set(authors.map(({ affiliation }) => affiliation))]
  const names = authors.map(({ name, affiliation }) =>
    marked(run('bold', name), 10, String(places.indexOf(affiliation) + 1)),
  )
  const homes = places.map((place, index): Piece[] => [
    { ...run('regular', String(index + 1)), size: 6.5, rise: 3.5 },
    { ...run('italic', place), size: 9, rise: 0 },
  ])
  const mails = authors.map(({ email }): Piece[] => [{ ...run('typewriter', email), size: 7.5, rise: 0 }])
  return [names, homes, mails].reduce((y, group) => drawCentred(pen, y, group), top)
}

/** As many on a line as fit. */
function drawCentred(pen: Pen, top: number, groups: Piece[][]): number {
  const lines: Piece[][] = [[]]
  const space: Piece = { ...run('regular', '   '), size: 10, rise: 0 }
  for (const group of groups) {
    const line = lines.at(-1) ?? []
    if (line.length === 0) line.push(...group)
    else if (widthOfAll([...line, space, ...group]) < text.width) line.push(space, ...group)
    else lines.push([...group])
  }
  lines.forEach((line, index) => {
    writePieces(pen, top - index * 12, line)
  })
  return top - lines.length * 12 - 2
}

/** At the foot of the first column; answers where the text above must end. */
export function drawFootnote(pen: Pen, note: string): number {
  const lines = setText([run('regular', note)], { width: text.column, size: 8, leading: 9.2 })
  const top = text.bottom + heightOf(lines)
  rule(pen, { x: text.left, y: top + 3 }, 80, 0.4)
  together(lines).draw(pen, { x: text.left, y: top })
  return top + 8
}

export function drawPageMarks(pen: Pen, index: number, title: string, lineNumbers: boolean): void {
  writeCentred(pen, { x: middle, y: 46 }, run('regular', String(index + 1)), 10)
  if (index > 0) {
    writeCentred(pen, { x: middle, y: 742 }, run('bold', shortened(title)), 9)
    rule(pen, { x: text.left, y: 737 }, text.width, 0.9)
  }
  if (lineNumbers) numberLines(pen, index, { x: 40, y: text.top - 8 })
}

const linesOnPage = 55

function numberLines(pen: Pen, index: number, { x, y }: Spot): void {
  pen.marks.push('0.7 g')
  for (let line = 0; line < linesOnPage; line++) {
    const label = String(index * linesOnPage + line).padStart(3, '0')
    writeRight(pen, { x, y: y - line * text.leading }, run('regular', label), 10)
  }
  pen.marks.push('0 g')
}

function shortened(title: string): string {
  if (sizeOf(run('bold', title), 9) < text.width) return title
  const words = title.split(' ')
  while (sizeOf(run('bold', `${words.join(' ')} …`), 9) > text.width - 40) words.pop()
  return `${words.join(' ')} …`
}
