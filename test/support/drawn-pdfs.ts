// PDFs of which a test writes every stroke: pages as content streams, with a face that is or is not embedded.
import { PDFContext, PDFDict, PDFHeader, PDFName, PDFString, PDFWriter } from '@cantoo/pdf-lib'
import { embedFonts } from '../../server/world/pdf/type.ts'

export type Stroked = {
  /** The words of the content stream of each page; `/regular` is the face of the text. */
  pages: string[]
  sizes?: [width: number, height: number][]
  embedded?: boolean
  /** What a link on the first page does. */
  action?: Record<string, string>
}

const helvetica = { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }

export async function strokedPdf({ pages, sizes = [], embedded = true, action }: Stroked): Promise<Buffer> {
  const context = PDFContext.create()
  context.header = PDFHeader.forVersion(1, 7)
  const font = embedded ? embedFonts(context) : { regular: context.register(context.obj(helvetica)) }
  const resources = context.register(context.obj({ Font: font, ExtGState: { faint: { ca: 0 } } }))
  const tree = context.nextRef()
  const kids = pages.map((strokes, index) => {
    const Contents = context.register(context.flateStream(strokes))
    const MediaBox = [0, 0, ...(sizes[index] ?? [612, 792])]
    return context.register(
      context.obj({ Type: 'Page', Parent: tree, MediaBox, Resources: resources, Contents }),
    )
  })
  if (action) {
    const texts = Object.entries(action).map(([key, text]) => [key, key === 'S' ? text : PDFString.of(text)])
    const link = context.obj({ Subtype: 'Link', Rect: [72, 600, 172, 620], A: Object.fromEntries(texts) })
    const [first] = kids
    const page = first && context.lookup(first)
    if (page instanceof PDFDict) page.set(PDFName.of('Annots'), context.obj([context.register(link)]))
  }
  context.assign(tree, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: tree }))
  return Buffer.from(await PDFWriter.forContext(context, Infinity).serializeToBuffer())
}

/** One line of text at a place, after strokes that set how it looks. */
export const line = (text: string, look = '', { x = 72, y = 700, size = 10 } = {}): string =>
  `q ${look} BT /regular ${size} Tf ${x} ${y} Td (${text.replace(/[()]/g, '')}) Tj ET Q`

/** Lines down the page, as a paper has them. */
export const lines = (texts: string[]): string =>
  texts.map((text, index) => line(text, '', { y: 740 - index * 12 })).join('\n')
