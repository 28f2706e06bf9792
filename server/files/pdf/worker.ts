// Reads uploaded PDFs in a process of their own, which may be ended at any time, and writes the reviewers' copies.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { flushCompileCache } from 'node:module'
import {
  decodePDFRawStream,
  PDFContext,
  PDFHeader,
  PDFParser,
  PDFStreamWriter,
  PDFWriter,
} from '@cantoo/pdf-lib'
import { z } from 'zod'
import type { Finding } from '../../core/tables-files.ts'
import { blind } from './blind.ts'
import { authorNamed, findings } from './findings.ts'
import { missingFonts } from './fonts.ts'
import { treeOf } from './pages.ts'
import type { PaperRead } from './reading.ts'

export type Examination =
  | { ok: true; pages: number; findings: Finding[]; blindSha256: string; blindSize: number }
  | Refused
/** Whether a file is taken; what can be read in its copy, if anything; how that looks. */
export type Answer = { examination: Examination } | { reading: PaperRead | null } | { picture: string | null }
type Refused = { ok: false; because: string }
type Copied = { ok: true; pages: number; findings: Finding[]; copy: Uint8Array }

const refusal = (because: string): Refused => ({ ok: false, because })
const cutShort = refusal(
  'This PDF ends too early, so a part of it is missing. Make it again and upload the new file.',
)
const protectedFile = refusal(
  'This PDF is protected, by a password or against changes. Save it without protection, or print it to a new PDF, ' +
    'and upload that file.',
)
const tooMuch = refusal(
  'This PDF unpacks to more than can be read here. Print it to a new PDF and upload that file.',
)
const noPages = refusal('This PDF has no pages. Choose the PDF of your paper.')
const damaged = refusal(
  'This PDF is damaged: a part of it cannot be read. Make it again, or print it to a new PDF, and upload that file.',
)

const unpackedAtMost = 256 * 2 ** 20
const unpacking = limitUnpacking()

/** Unpacked bytes lie outside the heap to which the process is limited, so a small file could fill the whole memory. */
function limitUnpacking() {
  const counted = { bytes: 0 }
  const any = PDFContext.create().flateStream('')
  const decoder: { ensureBuffer(size: number): Uint8Array } = Object.getPrototypeOf(
    Object.getPrototypeOf(decodePDFRawStream(any)),
  )
  const grow = decoder.ensureBuffer
  decoder.ensureBuffer = function (this: { buffer: Uint8Array }, size) {
    if (size > this.buffer.length) counted.bytes += size
    if (counted.bytes > unpackedAtMost) throw new Error('This file unpacks to too much.')
    return grow.call(this, size)
  }
  return counted
}

const parse = (bytes: Uint8Array) => PDFParser.forBytesWithOptions(bytes, Infinity).parseDocument()

async function examine(bytes: Buffer, blindTo: string): Promise<Examination> {
  const made = await copyFor(bytes).catch(() => damaged)
  if (!made.ok) return made
  const { copy, ...rest } = made
  await writeFile(blindTo, copy)
  return { ...rest, blindSha256: createHash('sha256').update(copy).digest('hex'), blindSize: copy.length }
}

async function copyFor(bytes: Buffer): Promise<Copied | Refused> {
  if (!bytes.includes('startxref')) return cutShort
  const context = await parse(bytes)
  if (context.trailerInfo.Encrypt) return protectedFile
  if (unpacking.bytes > unpackedAtMost) return tooMuch
  const tree = treeOf(context)
  const pages = tree.pages.length
  if (pages === 0) return noPages
  const author = authorNamed(context)
  const missing = missingFonts(tree)
  const found = findings({ pages, author, missing, removals: blind(context, tree) })
  const copy = await written(context)
  if (treeOf(await parse(copy)).pages.length !== pages) throw new Error('The copy has other pages.')
  return { ok: true, pages, findings: found, copy }
}

function written(context: PDFContext): Promise<Uint8Array> {
  context.header = PDFHeader.forVersion(1, 7)
  // The packing writer sorts its list anew with each object, which takes minutes where there are very many.
  const many = context.enumerateIndirectObjects().length > 20_000
  return (many ? PDFWriter : PDFStreamWriter).forContext(context, Infinity).serializeToBuffer()
}

const order = z.union([
  z.object({ examine: z.string(), blindTo: z.string() }),
  z.object({ read: z.string() }),
  z.object({ draw: z.string() }),
])

/** Loaded only for what was taken: most of the start is pdf.js. */
const pdfjs = () => import('./reading.ts')

async function reading(copy: string): Promise<PaperRead> {
  return (await pdfjs()).readingOf(await readFile(copy))
}

async function picture(copy: string): Promise<string | null> {
  return (await pdfjs()).pictureOf(await readFile(copy))
}

async function answerTo(message: unknown): Promise<Answer> {
  const asked = order.parse(message)
  if ('read' in asked) return { reading: await reading(asked.read).catch(() => null) }
  if ('draw' in asked) return { picture: await picture(asked.draw).catch(() => null) }
  unpacking.bytes = 0
  return { examination: await examine(await readFile(asked.examine), asked.blindTo) }
}

// The server ends this process once it has its answers; should the server itself end, so does this.
process.once('disconnect', () => process.exit())
process.on('message', async (message) => process.send?.(await answerTo(message)))
process.send?.('ready')
// It ends without notice, so what was compiled for it is written down now.
flushCompileCache()
