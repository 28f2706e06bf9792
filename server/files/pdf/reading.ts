// Reads the reviewers' copy of a PDF as its readers will: text, what the text tells, the size of its pages. Draws its first page.
import { fileURLToPath } from 'node:url'
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Finding } from '../../core/tables-files.ts'
import { type Likeness, likenessOf } from '../likeness.ts'
import { hiddenOn } from './hidden.ts'
import { findingsOf, mainPagesOf, type PageRead } from './said.ts'
import { textOf } from './text.ts'
import { thumbnailOf } from './thumbnail.ts'

export type PaperRead = {
  /** The pages, parted by form feeds. */
  text: string
  /** Pages before the references; null where no references were found. */
  mainPages: number | null
  /** Of the first page, in points: `612x792`. */
  paperSize: string
  findings: Finding[]
  likeness: Likeness
}

const pagesAtMost = 60
const part = (folder: string) =>
  fileURLToPath(new URL(`./${folder}/`, import.meta.resolve('pdfjs-dist/package.json')))

const opened = (copy: Buffer) =>
  getDocument({
    data: new Uint8Array(copy),
    verbosity: 0,
    maxImageSize: 2 ** 24,
    useSystemFonts: false,
    enableXfa: false,
    standardFontDataUrl: part('standard_fonts'),
    cMapUrl: part('cmaps'),
    wasmUrl: part('wasm'),
    iccUrl: part('iccs'),
  })

/** WebP in base64, which passes between processes; null where it cannot be drawn. */
export async function pictureOf(copy: Buffer): Promise<string | null> {
  const task = opened(copy)
  try {
    return (await thumbnailOf(await task.promise))?.toString('base64') ?? null
  } finally {
    await task.destroy()
  }
}

export async function readingOf(copy: Buffer): Promise<PaperRead> {
  const task = opened(copy)
  try {
    const paper = await task.promise
    const numbers = Array.from({ length: Math.min(paper.numPages, pagesAtMost) }, (_, index) => index + 1)
    const pages: PageRead[] = []
    const sizes: string[] = []
    for (const number of numbers) {
      const page = await paper.getPage(number)
      pages.push(await pageRead(page))
      sizes.push(sizeOf(page))
    }
    const text = pages.map(({ lines }) => lines.join('\n')).join('\f')
    return {
      text,
      likeness: likenessOf(text),
      mainPages: mainPagesOf(pages),
      paperSize: sizes[0] ?? '',
      findings: [...otherSizes(sizes), ...findingsOf(pages)],
    }
  } finally {
    await task.destroy()
  }
}

async function pageRead(page: PDFPageProxy): Promise<PageRead> {
  const annotations: { url?: unknown }[] = await page.getAnnotations()
  const links = annotations.flatMap(({ url }) => (typeof url === 'string' ? [url] : []))
  const text = await textOf(page)
  const isBare = text.lines.every((line) => line.trim() === '')
  return { ...text, links, hidden: isBare ? {} : await hiddenOn(page) }
}

function sizeOf(page: PDFPageProxy): string {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  return `${Math.round(right - left)}x${Math.round(top - bottom)}`
}

function otherSizes(sizes: string[]): Finding[] {
  const index = sizes.findIndex((size) => size !== sizes[0])
  if (index === -1) return []
  const text = 'This page has another size than the first one.'
  return [{ kind: 'page-size', tone: 'warn', text, page: index + 1 }]
}
