// What the authors are told about the PDF they uploaded: nothing here stops a submission.
import {
  decodePDFRawStream,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import type { Removal } from './pdf-unwanted.ts'

export type Finding = {
  kind: 'pages' | 'metadata' | 'attachments' | 'scripts' | 'annotations' | 'signature' | 'links'
  tone: 'ok' | 'warn'
  text: string
}

const name = PDFName.of
const warning = (kind: Finding['kind'], text: string): Finding => ({ kind, tone: 'warn', text })

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

export function findings(pages: number, author: string | undefined, removals: Set<Removal>): Finding[] {
  return [
    { kind: 'pages', tone: 'ok', text: pages === 1 ? 'The PDF has 1 page.' : `The PDF has ${pages} pages.` },
    metadataFinding(author),
    ...foundBy.flatMap(([removal, finding]) => (removals.has(removal) ? [finding] : [])),
  ]
}

function metadataFinding(author: string | undefined): Finding {
  if (!author || /^anonym/i.test(author)) {
    return { kind: 'metadata', tone: 'ok', text: 'The file’s properties name no author.' }
  }
  return warning(
    'metadata',
    `The file’s properties name the author “${author}”; reviewers get a copy without its properties.`,
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
