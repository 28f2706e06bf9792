// Reads the text of a PDF page by page, as a reader of the paper would.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const paper = await task.promise
  const pages = Array.from({ length: paper.numPages }, async (_, index) => {
    const { items } = await (await paper.getPage(index + 1)).getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join(' ')
  })
  return Promise.all(pages).finally(() => task.destroy())
}
