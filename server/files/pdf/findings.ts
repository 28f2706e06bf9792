// What the authors are told about how the PDF that they uploaded is made.
import {
  decodePDFRawStream,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import type { Finding } from '../../core/tables-files.ts'
import { counted } from '../../core/words.ts'
import type { MissingFont } from './fonts.ts'
import type { Removal } from './unwanted.ts'

const name = PDFName.of
const warning = (kind: Finding['kind'], text: string, page: number | null = null): Finding => ({
  kind,
  tone: 'warn',
  text,
  page,
})

const foundBy: [Removal, Finding][] = [
  [
    'attachments',
    warning('attachments', 'The PDF has files or media attached; reviewers get a copy without them.'),
  ],
  [
    'scripts',
    warning(
      'scripts',
      'The PDF has scripts or actions that run by themselves; reviewers get a copy without them.',
    ),
  ],
  ['launches', warning('launches', 'The PDF starts other programs; reviewers get a copy that does not.')],
  [
    'fetches',
    warning(
      'fetches',
      'The PDF sends or fetches something from outside when it is used; reviewers get a copy that does not.',
    ),
  ],
  [
    'comments',
    warning(
      'annotations',
      'The PDF has comments or marks; reviewers see them, without the name of who wrote them. Take them out if they are not meant for reviewers.',
    ),
  ],
  [
    'signature',
    warning('signature', 'The PDF is signed digitally; reviewers get a copy without the signature.'),
  ],
  [
    'local links',
    warning(
      'links',
      'The PDF has links to files on a computer; reviewers get a copy in which they lead nowhere.',
    ),
  ],
]

export type Inspected = {
  pages: number
  author: string | undefined
  removals: Set<Removal>
  missing: MissingFont[]
}

export function findings({ pages, author, removals, missing }: Inspected): Finding[] {
  return [
    { kind: 'pages', tone: 'ok', text: `The PDF has ${counted(pages, 'page')}.`, page: null },
    metadataFinding(author),
    fontFinding(missing),
    ...foundBy.flatMap(([removal, finding]) => (removals.has(removal) ? [finding] : [])),
  ]
}

function metadataFinding(author: string | undefined): Finding {
  if (!author || /^anonym/i.test(author)) {
    return { kind: 'metadata', tone: 'ok', text: 'The file’s properties name no author.', page: null }
  }
  return warning(
    'metadata',
    `The file’s properties name the author “${author}”; reviewers get a copy without its properties.`,
  )
}

function fontFinding(missing: MissingFont[]): Finding {
  const [first] = missing
  if (!first) return { kind: 'fonts', tone: 'ok', text: 'All fonts are embedded.', page: null }
  const others = missing.length > 1 ? ` and ${missing.length - 1} more` : ''
  return warning(
    'fonts',
    `The font ${first.name}${others} is not embedded, so it looks different elsewhere.`,
    first.page,
  )
}

export function authorNamed(context: PDFContext): string | undefined {
  const properties = context.lookup(context.trailerInfo.Info)
  const author = properties instanceof PDFDict ? properties.lookup(name('Author')) : undefined
  const isText = author instanceof PDFString || author instanceof PDFHexString
  return (isText && shown(author.decodeText())) || authorInMetadata(context)
}

function authorInMetadata(context: PDFContext): string | undefined {
  const metadata = context.lookup(context.trailerInfo.Root, PDFDict).lookup(name('Metadata'))
  if (!(metadata instanceof PDFRawStream)) return undefined
  const text = Buffer.from(decodePDFRawStream(metadata).decode()).toString()
  const creators = /<dc:creator>(.*?)<\/dc:creator>/s.exec(text)?.[1] ?? ''
  return shown(creators.replaceAll(/<[^>]*>/g, ' '))
}

/** One line that fits a notice, whatever the file holds. */
function shown(text: string): string | undefined {
  const line = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line || undefined
}
