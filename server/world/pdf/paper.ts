// A whole invented paper in the look of its conference: two columns, so many pages, with what a writer may have left in it.
import { abstractOf, bodyOf, type Manuscript, referencesOf } from './body.ts'
import { fileOf } from './file.ts'
import { drawPlaced, type FirstPage, flow, roomOn, text } from './flow.ts'
import { type Byline, drawFootnote, drawHead, drawPageMarks } from './head.ts'
import type { Pen } from './pen.ts'
import { type Block, heightOf } from './setting.ts'

export type Print = Manuscript & {
  pages: number
  byline: Byline
  note: string
  lineNumbers: boolean
  /** Letters as outlines, which leave nothing for machines to read. */
  outlines: boolean
  /** Author of the file's properties. */
  author: string
  xmp: boolean
  madeAt: Temporal.Instant
}

const columnHeight = text.top - text.bottom

export function printPaper(print: Print): Promise<Uint8Array> {
  const letters = print.outlines ? new Map<string, string>() : null
  const pens = Array.from({ length: print.pages }, (): Pen => ({ marks: [], letters }))
  const [front] = pens
  if (!front) throw new Error('A paper has at least one page.')
  const first = { top: drawHead(front, print.title, print.byline), bottom: drawFootnote(front, print.note) }
  drawPlaced(filling(print, first), pens)
  for (const [index, pen] of pens.entries()) drawPageMarks(pen, index, print.title, print.lineNumbers)
  return fileOf(pens, { title: print.title, author: print.author, madeAt: print.madeAt, xmp: print.xmp })
}

/** The body grows or shrinks until the paper ends on its last page. */
function filling(print: Print, first: FirstPage) {
  const abstract = abstractOf(print)
  const references = referencesOf(print, Math.min(30, 8 + print.pages * 2))
  let height = roomOn(print.pages, first) - heightOf([...abstract, ...references]) - columnHeight * 0.4
  for (let attempt = 0; attempt < 8; attempt++) {
    const blocks: Block[] = [...abstract, ...bodyOf(print, height), ...references]
    const { placed, pages } = flow(blocks, first)
    if (pages === print.pages) return placed
    height += columnHeight * 0.25 * (pages < print.pages ? 1 : -1)
  }
  throw new Error(`This paper does not come to ${print.pages} pages.`)
}
