// Looking at a file that has arrived, and keeping it under its hash before any row names it.
import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import type { House } from '../context.ts'
import type { FileType } from '../core/tables-fields.ts'
import type { FileKind, PaperFile } from '../core/tables-files.ts'
import { discard, keep, sha256Of } from '../core/uploads.ts'
import { typesInWords } from '../fields/file-types.ts'
import { type ArchiveEntry, readArchive } from './archive.ts'
import { withoutNotes } from './jpeg-clean.ts'
import { headOf, kindOf } from './kind.ts'
import { examinePdf, type PaperRead } from './pdf/examiner.ts'
import { withoutTexts } from './png-clean.ts'
import type { Wanted, Wish } from './wanted.ts'

/** Lies at `path` until it is kept; `sha256` is what its sender says of it. */
export type Arrived = {
  path: string
  size: number
  original_name: string
  sha256: string | null
}

export type Received = Wish & {
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

const ADVICE: Partial<Record<FileKind, string>> = {
  supplement: 'Leave out what reviewers do not need, or link to it.',
  answer: 'Choose a smaller one.',
}

export const tooLarge = ({ limit, kind }: Pick<Wanted, 'limit' | 'kind'>): Declined => ({
  status: 413,
  because: `The file is larger than ${Math.round(limit / 1024 / 1024)} MB, which is the limit. ${
    ADVICE[kind] ?? 'Compress the figures, or move videos to the supplement.'
  }`,
})

const declined = (because: string): Declined => ({ status: 422, because })

/** By the words that say what a file is; everything else is not taken. */
const TYPES: Partial<Record<string, FileType>> = {
  'a PDF': 'pdf',
  'a ZIP archive': 'zip',
  'a PNG image': 'png',
  'a JPEG image': 'jpeg',
  'plain text': 'text',
  'LaTeX source': 'text',
}

function wrongKind({ kind, types }: Wanted, found: string): Declined {
  if (kind === 'answer')
    return { status: 415, because: `This file is ${found}. Choose ${typesInWords(types)}.` }
  const [taken, wanted] =
    kind === 'supplement'
      ? ['neither a PDF nor a ZIP archive', 'Choose one of these.']
      : ['not a PDF', 'Choose the PDF of your paper.']
  return { status: 415, because: `This file is ${taken}: it is ${found}. ${wanted}` }
}

/** Keeps the file and what belongs to it, or says why not; then `path` is still its sender's to discard. */
export async function takeUpload(
  house: House,
  arrived: Arrived,
  wanted: Wanted,
): Promise<Received | Declined> {
  const { path, size, sha256 } = arrived
  if (size === 0) return declined('This file is empty. Choose another.')
  if (size > wanted.limit) return tooLarge(wanted)
  const found = kindOf(await headOf(path))
  const type = TYPES[found]
  if (!type || !wanted.types.includes(type)) return wrongKind(wanted, found)
  if (sha256 && (await sha256Of(createReadStream(path))) !== sha256)
    return declined('The file changed while it was uploaded. Choose it again.')
  const taken = await TAKING[type](house, arrived)
  const { kind, field_id } = wanted
  return 'because' in taken ? taken : { ...taken, kind, field_id }
}

type Taken = Omit<Received, keyof Wish>

async function takePdf({ uploads, clock }: House, { path, ...arrived }: Arrived): Promise<Taken | Declined> {
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

async function takeArchive(
  { uploads, clock }: House,
  { path, ...arrived }: Arrived,
): Promise<Taken | Declined> {
  const archive = await readArchive(path)
  if (!archive.ok) return declined(archive.because)
  const sha256 = await keep(uploads, path, clock())
  const { entries, findings } = archive
  const seen = { blind_sha256: null, blind_size: null, pages: null, findings, reading: null, entries }
  return { ...arrived, ...seen, sha256, media_type: 'application/zip', stored_at: clock() }
}

const UNREAD = { pages: null, findings: [], reading: null, entries: null }

/** Reviewers get a copy without what the camera or the program wrote into it. */
const takeImage =
  (media_type: string, clean: (bytes: Uint8Array) => Uint8Array) =>
  async ({ uploads, clock }: House, { path, ...arrived }: Arrived): Promise<Taken> => {
    const blindTo = `${path}-blind`
    try {
      const blind = clean(await readFile(path))
      await writeFile(blindTo, blind)
      const blind_sha256 = await keep(uploads, blindTo, clock())
      const sha256 = await keep(uploads, path, clock())
      const copy = { blind_sha256, blind_size: blind.length }
      return { ...arrived, ...UNREAD, ...copy, sha256, media_type, stored_at: clock() }
    } finally {
      await discard(blindTo)
    }
  }

async function takeText({ uploads, clock }: House, { path, ...arrived }: Arrived): Promise<Taken> {
  const sha256 = await keep(uploads, path, clock())
  const seen = { blind_sha256: null, blind_size: null, ...UNREAD }
  return { ...arrived, ...seen, sha256, media_type: 'text/plain', stored_at: clock() }
}

const TAKING: Record<FileType, (house: House, arrived: Arrived) => Promise<Taken | Declined>> = {
  pdf: takePdf,
  zip: takeArchive,
  png: takeImage('image/png', withoutTexts),
  jpeg: takeImage('image/jpeg', withoutNotes),
  text: takeText,
}
