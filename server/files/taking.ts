// Looking at a file that has arrived, and keeping it under its hash before any row names it.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Config } from '../config.ts'
import type { House } from '../context.ts'
import type { FileKind, PaperFile } from '../core/tables.ts'
import { discard, keep, sha256Of } from '../core/uploads.ts'
import { type ArchiveEntry, readArchive } from './archive.ts'
import { examinePdf, kindOf, type PaperRead } from './pdf.ts'

/** Lies at `path` until it is kept; `sha256` is what its sender says of it. */
export type Arrived = {
  path: string
  kind: FileKind
  size: number
  original_name: string
  sha256: string | null
}

export type Received = {
  kind: FileKind
  sha256: string
  size: number
  media_type: string
  original_name: string
  blind_sha256: string | null
  blind_size: number | null
  pages: number | null
  findings: PaperFile['findings']
  /** What was read in a PDF. */
  reading: PaperRead | null
  stored_at: Temporal.Instant
  /** What lies in an archive. */
  entries: ArchiveEntry[] | null
}

/** Why a file was not taken, with the status that says what kind of reason it is. */
export type Declined = { status: 413 | 415 | 422; because: string }

export const limitOf = ({ uploadLimit, supplementLimit }: Config, kind: FileKind): number =>
  kind === 'supplement' ? supplementLimit : uploadLimit

export const tooLarge = (limit: number, kind: FileKind): Declined => ({
  status: 413,
  because: `The file is larger than ${Math.round(limit / 1024 / 1024)} MB, which is the limit. ${
    kind === 'supplement'
      ? 'Leave out what reviewers do not need, or link to it.'
      : 'Compress the figures, or move videos to the supplement.'
  }`,
})

const declined = (because: string): Declined => ({ status: 422, because })

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

function wrongKind(kind: FileKind, found: string): Declined {
  const [taken, wanted] =
    kind === 'supplement'
      ? ['neither a PDF nor a ZIP archive', 'Choose one of these.']
      : ['not a PDF', 'Choose the PDF of your paper.']
  return { status: 415, because: `This file is ${taken}: it is ${found}. ${wanted}` }
}

/** Keeps the file and what belongs to it, or says why not; then `path` is still its sender's to discard. */
export async function takeUpload(house: House, arrived: Arrived): Promise<Received | Declined> {
  const { path, kind, size, sha256 } = arrived
  if (size === 0) return declined('This file is empty. Choose another.')
  if (size > limitOf(house.config, kind)) return tooLarge(limitOf(house.config, kind), kind)
  const found = kindOf(await headOf(path))
  if (!suits(kind, found)) return wrongKind(kind, found)
  if (sha256 && (await sha256Of(createReadStream(path))) !== sha256)
    return declined('The file changed while it was uploaded. Choose it again.')
  return found === 'a PDF' ? takePdf(house, arrived) : takeArchive(house, arrived)
}

async function takePdf({ uploads, clock }: House, { path, ...arrived }: Arrived) {
  const blindTo = `${path}-blind`
  try {
    const result = await examinePdf(path, { blindTo })
    if (!result.ok) return declined(result.because)
    const now = clock()
    const blind_sha256 = await keep(uploads, blindTo, now)
    const sha256 = await keep(uploads, path, now)
    const { pages, findings, reading, blindSize } = result
    const seen = { blind_sha256, blind_size: blindSize, pages, findings, reading, entries: null }
    return { ...arrived, ...seen, sha256, media_type: 'application/pdf', stored_at: clock() }
  } finally {
    await discard(blindTo)
  }
}

async function takeArchive({ uploads, clock }: House, { path, ...arrived }: Arrived) {
  const archive = await readArchive(path)
  if (!archive.ok) return declined(archive.because)
  const sha256 = await keep(uploads, path, clock())
  const { entries, findings } = archive
  const seen = { blind_sha256: null, blind_size: null, pages: null, findings, reading: null, entries }
  return { ...arrived, ...seen, sha256, media_type: 'application/zip', stored_at: clock() }
}
