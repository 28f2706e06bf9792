// Which fonts of a PDF are not inside it: another machine draws such text with whatever it has.
import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'
import type { Tree } from './pages.ts'

export type MissingFont = { name: string; page: number }

const name = PDFName.of
const programs = ['FontFile', 'FontFile2', 'FontFile3'].map((entry) => name(entry))

export function missingFonts({ pages }: Tree): MissingFont[] {
  const seen = new Set<PDFObject>()
  const missing = new Map<string, number>()
  pages.forEach((page, index) => {
    const waiting = [resourcesOf(page)]
    for (let resources = waiting.pop(); resources; resources = waiting.pop()) {
      if (seen.has(resources)) continue
      seen.add(resources)
      for (const font of entriesIn(resources, 'Font')) {
        if (font instanceof PDFDict && !isEmbedded(font))
          missing.set(nameOf(font), missing.get(nameOf(font)) ?? index + 1)
      }
      for (const form of entriesIn(resources, 'XObject')) {
        const own = form instanceof PDFRawStream ? form.dict.lookup(name('Resources')) : undefined
        if (own instanceof PDFDict) waiting.push(own)
      }
    }
  })
  return [...missing].map(([font, page]) => ({ name: font, page }))
}

/** A page without resources has those of the part of the tree in which it hangs. */
function resourcesOf(page: PDFDict): PDFDict | undefined {
  let node: PDFObject | undefined = page
  for (let depth = 0; node instanceof PDFDict && depth < 50; depth++) {
    const resources = node.lookup(name('Resources'))
    if (resources instanceof PDFDict) return resources
    node = node.lookup(name('Parent'))
  }
  return undefined
}

function entriesIn(resources: PDFDict, kind: string): PDFObject[] {
  const entries = resources.lookup(name(kind))
  if (!(entries instanceof PDFDict)) return []
  return entries.keys().flatMap((key) => entries.lookup(key) ?? [])
}

function isEmbedded(font: PDFDict): boolean {
  if (font.lookup(name('Subtype')) === name('Type3')) return true
  const descendants = font.lookup(name('DescendantFonts'))
  const described = descendants instanceof PDFArray ? descendants.lookup(0) : font
  const descriptor = described instanceof PDFDict ? described.lookup(name('FontDescriptor')) : undefined
  return descriptor instanceof PDFDict && programs.some((program) => descriptor.has(program))
}

function nameOf(font: PDFDict): string {
  const base = font.lookup(name('BaseFont'))
  return base instanceof PDFName
    ? base
        .decodeText()
        .replace(/^[A-Z]{6}\+/, '')
        .slice(0, 60)
    : 'without a name'
}
