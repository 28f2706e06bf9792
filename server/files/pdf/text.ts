// The text of a PDF's pages as it is read aloud: line by line, without the line numbers in the margin.
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type PageText = { lines: string[]; numbered: boolean }

type Item = { str: string; hasEOL: boolean; transform: unknown[] }

// The style of a submission numbers some fifty lines a page; fewer numbers in a margin are something else.
const fewestNumbers = 20
const margin = 60

export async function textOf(page: PDFPageProxy): Promise<PageText> {
  const { items } = await page.getTextContent()
  const [left = 0, , right = 0] = page.view
  const said: Item[] = items.filter((item) => 'str' in item)
  const isNumber = ({ str, transform }: Item) => {
    const x = Number(transform[4])
    return /^\s*\d{3,4}\s*$/.test(str) && (x < left + margin || x > right - margin)
  }
  const numbered = said.filter(isNumber).length >= fewestNumbers
  const text = said
    .filter((item) => !numbered || !isNumber(item))
    .map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str))
    .join('')
  return { numbered, lines: storable(text).split('\n') }
}

/** PostgreSQL keeps no NUL, and half a pair of surrogates is no text. */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '')
