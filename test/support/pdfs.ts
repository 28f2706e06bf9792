// Makes real PDFs for tests: a paper with text on each page and, as asked, what authors leave in their files.
import { randomBytes } from 'node:crypto'
import { AFRelationship, PDFDocument, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'

export type Paper = {
  title: string
  pages: number
  author?: string
  /** XMP metadata on the catalog, and on the first page. */
  xmp?: string
  attachment?: { name: string; text: string }
  /** Runs when the file opens, when a page opens, and from a link on the first page. */
  javascript?: string
  comment?: { by: string; text: string }
  link?: string
  /** Bytes that nothing leads to, to make the file as heavy as that. */
  ballast?: number
}

/** The same order gives the same bytes, but for the ballast. */
export async function makePaper(order: Paper): Promise<Buffer> {
  const paper = await PDFDocument.create({ updateMetadata: false })
  const font = await paper.embedFont(StandardFonts.TimesRoman)
  for (let number = 1; number <= order.pages; number++) {
    const page = paper.addPage([612, 792])
    page.drawText(order.title, { x: 72, y: 700, size: 14, font })
    page.drawText(`Page ${number} of ${order.pages}`, { x: 72, y: 40, size: 9, font })
  }
  paper.setTitle(order.title)
  if (order.author) paper.setAuthor(order.author)
  if (order.xmp) addXmp(paper, order.xmp)
  if (order.attachment) {
    const { name, text } = order.attachment
    await paper.attach(Buffer.from(text), name, { afRelationship: AFRelationship.Source })
  }
  if (order.javascript) addScripts(paper, order.javascript)
  if (order.comment) addComment(paper, order.comment)
  if (order.link) addLink(paper, { S: 'URI', URI: PDFString.of(order.link) })
  if (order.ballast) paper.context.register(paper.context.stream(randomBytes(order.ballast)))
  return Buffer.from(await paper.save({ addDefaultPage: false }))
}

function addXmp(paper: PDFDocument, author: string) {
  const text = `<rdf:Description><dc:creator><rdf:Seq><rdf:li>${author}</rdf:li></rdf:Seq></dc:creator></rdf:Description>`
  for (const holder of [paper.catalog, paper.getPage(0).node]) {
    const stream = paper.context.flateStream(text, { Type: 'Metadata', Subtype: 'XML' })
    holder.set(PDFName.of('Metadata'), paper.context.register(stream))
  }
}

function addScripts(paper: PDFDocument, script: string) {
  const action = { S: 'JavaScript', JS: PDFString.of(script) }
  paper.addJavaScript('opening', script)
  paper.catalog.set(PDFName.of('OpenAction'), paper.context.obj(action))
  paper.getPage(0).node.set(PDFName.of('AA'), paper.context.obj({ O: action }))
  addLink(paper, action)
}

type Entries = Record<string, string | PDFString>

function addLink(paper: PDFDocument, action: Entries) {
  addAnnotation(paper, { Subtype: 'Link', A: action })
}

function addComment(paper: PDFDocument, { by, text }: { by: string; text: string }) {
  addAnnotation(paper, { Subtype: 'Text', T: PDFString.of(by), Contents: PDFString.of(text) })
}

function addAnnotation(paper: PDFDocument, entries: Record<string, string | PDFString | Entries>) {
  const annotation = paper.context.obj({ Type: 'Annot', Rect: [72, 600, 172, 620], ...entries })
  paper.getPage(0).node.addAnnot(paper.context.register(annotation))
}
