// Puts drawn pages into the bytes of a PDF; the same pages give the same bytes.
import { deflateSync } from 'node:zlib'
import { PDFContext, PDFHeader, PDFName, type PDFRef, PDFStreamWriter, PDFString } from '@cantoo/pdf-lib'
import { page } from './flow.ts'
import type { Pen } from './pen.ts'
import { embedFonts } from './type.ts'

/** With `xmp` they stand in the metadata stream too. */
export type Properties = { title: string; author: string; madeAt: Temporal.Instant; xmp: boolean }

export function fileOf(pens: Pen[], properties: Properties): Promise<Uint8Array> {
  const context = PDFContext.create()
  context.header = PDFHeader.forVersion(1, 7)
  const tree = context.nextRef()
  const kids = addPages(context, pens, tree)
  context.assign(tree, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
  const catalog = context.obj({ Type: 'Catalog', Pages: tree })
  if (properties.xmp) catalog.set(PDFName.of('Metadata'), addXmp(context, properties))
  context.trailerInfo.Root = context.register(catalog)
  context.trailerInfo.Info = addInformation(context, properties)
  return PDFStreamWriter.forContext(context, Infinity).serializeToBuffer()
}

function addPages(context: PDFContext, pens: Pen[], tree: PDFRef): PDFRef[] {
  const letters = pens[0]?.letters
  const resources = letters ? { XObject: addLetters(context, letters) } : { Font: embedFonts(context) }
  const shared = context.register(context.obj(resources))
  return pens.map(({ marks }) => {
    const contents = context.register(packed(context, marks.join('\n')))
    const entries = { Parent: tree, MediaBox: [0, 0, page.width, page.height], Resources: shared }
    return context.register(context.obj({ Type: 'Page', ...entries, Contents: contents }))
  })
}

const packed = (context: PDFContext, drawing: string, entries = {}) =>
  context.stream(deflateSync(Buffer.from(drawing, 'latin1')), { ...entries, Filter: 'FlateDecode' })

function addLetters(context: PDFContext, letters: Map<string, string>): Record<string, PDFRef> {
  const box = [-300, -400, 1300, 1200]
  const shapes = [...letters].map(([name, path]) => {
    const entries = { Type: 'XObject', Subtype: 'Form', BBox: box, Resources: {} }
    return [name, context.register(packed(context, `${path} f`, entries))] as const
  })
  return Object.fromEntries(shapes)
}

function addInformation(context: PDFContext, { title, author, madeAt }: Properties): PDFRef {
  const digits = madeAt.toString({ smallestUnit: 'second' }).replace(/\D/g, '')
  const entries = {
    Title: PDFString.of(title.replace(/[^ -~]|[\\()]/g, '')),
    Author: PDFString.of(author.replace(/[^ -~]|[\\()]/g, '')),
    Creator: PDFString.of('LaTeX with hyperref'),
    Producer: PDFString.of('pdfTeX'),
    CreationDate: PDFString.of(`D:${digits}Z`),
  }
  return context.register(context.obj(entries))
}

function addXmp(context: PDFContext, { title, author }: Properties): PDFRef {
  const plain = (text: string) => text.replace(/[<>&]/g, '')
  const text = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${plain(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${plain(author)}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  return context.register(
    context.stream(new TextEncoder().encode(text), { Type: 'Metadata', Subtype: 'XML' }),
  )
}
