// A small picture of a paper's first page. It needs a canvas with native code; where that cannot run, there is no picture.
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

const widest = 300
const highest = 400
const quality = 70

/** WebP. */
export async function thumbnailOf(paper: PDFDocumentProxy): Promise<Buffer | null> {
  const drawing = await import('@napi-rs/canvas').catch(() => null)
  if (!drawing) return null
  const page = await paper.getPage(1)
  const whole = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: Math.min(widest / whole.width, highest / whole.height) })
  const canvas = drawing.createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  try {
    await page.render({ canvas: null, canvasContext: canvas.getContext('2d'), viewport }).promise
  } catch {
    return null
  }
  return canvas.encode('webp', quality)
}
