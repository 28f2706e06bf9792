// Taking in an upload: multer writes it aside, it is looked at, and kept under its hash before any row names it.
import { open } from 'node:fs/promises'
import type { Request, Response } from 'express'
import multer, { MulterError } from 'multer'
import type { FileKind } from '../core/tables.ts'
import { discard, keep } from '../core/uploads.ts'
import { examinePdf, type Finding, kindOf } from './pdf.ts'

export type Received = {
  kind: FileKind
  sha256: string
  size: number
  media_type: string
  original_name: string
  blind_sha256: string | null
  blind_size: number | null
  pages: number | null
  findings: Finding[]
  stored_at: Temporal.Instant
}

/** Why a file was not taken, with the status that says what kind of reason it is. */
export type Declined = { status: 413 | 415 | 422; because: string }

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)

const tooLarge = (limit: number): Declined => ({
  status: 413,
  because: `The file is larger than ${megabytes(limit)} MB, which is the limit. Compress the figures, or move videos to the supplement.`,
})

/** The parser's faults with a body that is no form have no code, those of the disk have one. */
const isUnreadable = (error: unknown) => error instanceof Error && !('code' in error)

/** Resolves once the body has been read: null, or why the file was not taken. */
export function takeIn(req: Request, res: Response): Promise<Declined | null> {
  const { uploads, config } = req.house
  const limits = { fileSize: config.uploadLimit, files: 1, fields: 1000, fieldSize: 128 * 1024 }
  const accept = multer({ dest: uploads.incoming, limits }).single('file')
  return new Promise((resolve, reject) => {
    accept(req, res, (error: unknown) => {
      if (!error) resolve(null)
      else if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE')
        resolve(tooLarge(config.uploadLimit))
      else if (error instanceof MulterError || isUnreadable(error))
        resolve({ status: 422, because: 'This upload cannot be read. Choose the file again.' })
      else reject(error)
    })
  })
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** An archive or a PDF; everything else names what it is. */
const suits = (kind: FileKind, found: string) =>
  found === 'a PDF' || (kind === 'supplement' && found === 'a ZIP archive')

function declinedKind(kind: FileKind, found: string): Declined {
  const wanted = kind === 'supplement' ? 'Choose a PDF or a ZIP archive.' : 'Choose the PDF of your paper.'
  return { status: 415, because: `This file is not a PDF: it is ${found}. ${wanted}` }
}

/** Looks at the upload and keeps it, or says why not; what is not kept leaves nothing behind. */
export async function keepUpload(req: Request, kind: FileKind): Promise<Received | Declined> {
  const upload = req.file
  if (!upload || upload.size === 0) {
    if (upload) await discard(upload.path)
    return {
      status: 422,
      because: upload ? 'This file is empty. Choose the PDF of your paper.' : 'Choose a file first.',
    }
  }
  try {
    const found = kindOf(await headOf(upload.path))
    return suits(kind, found) ? await examined(req, upload, kind, found) : declinedKind(kind, found)
  } finally {
    await discard(upload.path)
  }
}

async function examined(req: Request, upload: Express.Multer.File, kind: FileKind, found: string) {
  const { uploads, clock } = req.house
  const common = { kind, size: upload.size, original_name: nameOf(upload) }
  if (found !== 'a PDF') {
    const sha256 = await keep(uploads, upload.path, clock())
    const none = { blind_sha256: null, blind_size: null, pages: null, findings: [] }
    return { ...common, ...none, sha256, media_type: 'application/zip', stored_at: clock() }
  }
  const blindTo = `${upload.path}-blind`
  try {
    const result = await examinePdf(upload.path, { blindTo })
    if (!result.ok) return { status: 422 as const, because: result.because }
    const now = clock()
    const blind_sha256 = await keep(uploads, blindTo, now)
    const sha256 = await keep(uploads, upload.path, now)
    const { pages, findings, blindSize } = result
    const seen = { blind_sha256, blind_size: blindSize, pages, findings }
    return { ...common, ...seen, sha256, media_type: 'application/pdf', stored_at: clock() }
  } finally {
    await discard(blindTo)
  }
}

/** Browsers send names as UTF-8, which multer reads as latin1. */
const nameOf = ({ originalname }: Express.Multer.File) =>
  Buffer.from(originalname, 'latin1').toString('utf8').slice(-300)
