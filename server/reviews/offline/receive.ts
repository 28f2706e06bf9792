// Taking in a file of reviews: Markdown or a ZIP archive that holds it, or its text, pasted. Nothing of it is kept.
import { readFile } from 'node:fs/promises'
import type { Request, Response } from 'express'
import multer from 'multer'
import { type Fault, fault, type Problems } from '../../core/form.ts'
import { discard } from '../../core/uploads.ts'
import { headOf, kindOf } from '../../files/kind.ts'
import { bodyRead } from '../../files/multipart.ts'
import type { Declined } from '../../files/taking.ts'
import { weightOf } from '../../files/weight.ts'
import { askWhoAgain } from '../../sessions/meanwhile.ts'
import { decoded } from './decoding.ts'
import { markdownIn } from './unpacking.ts'

const MEGABYTE = 2 ** 20
const [LONGEST, LARGEST] = [4 * MEGABYTE, 200 * MEGABYTE]

/** As much of the text as could be read comes back, whatever was wrong. */
type Text = { text: string; refusal: { entry: Fault; status: number } | null }
/** `namesAreFine`: the reviews of which their writer has said so. */
export type Sent = Text & { submits: boolean; namesAreFine: ReadonlySet<string> }

const refused = (text: string, problems: Problems, status = 422): Text => ({
  text,
  refusal: { entry: fault(problems, { text }), status },
})

const tooLarge = (most: number): Declined => ({
  status: 413,
  because: `This is larger than ${weightOf(most)}, which is the limit. Send the Markdown file alone.`,
})

/** null, or why the body was not read. */
function takeIn(req: Request, res: Response): Promise<Declined | null> {
  const limits = { fileSize: LARGEST, fieldSize: LONGEST, files: 1, fields: 20 }
  const accept = multer({ dest: req.house.uploads.incoming, limits }).single('file')
  return bodyRead(accept, req, res, {
    LIMIT_FILE_SIZE: tooLarge(LARGEST),
    LIMIT_FIELD_VALUE: tooLarge(LONGEST),
  })
}

async function bytesOf({ path, size }: Express.Multer.File): Promise<Buffer | Declined> {
  const kind = kindOf(await headOf(path))
  if (kind === 'a ZIP archive') return markdownIn(path, LONGEST)
  if (kind === 'a PDF' || kind.includes('document'))
    return { status: 422, because: `This file is ${kind}. Choose the Markdown file, or the ZIP archive.` }
  return size > LONGEST ? tooLarge(LONGEST) : readFile(path)
}

async function textOf(file: Express.Multer.File): Promise<Text> {
  const bytes = await bytesOf(file)
  if ('because' in bytes) return refused('', { file: bytes.because }, bytes.status)
  const { text, because } = decoded(bytes)
  return because === null ? { text, refusal: null } : refused(text, { text: because })
}

/** A file counts before what was pasted. */
export async function textSent(req: Request, res: Response): Promise<Sent> {
  const unread = await takeIn(req, res)
  await askWhoAgain(req)
  const { body, file } = req
  const pasted = typeof body?.text === 'string' ? body.text : ''
  const said = {
    submits: Boolean(body?.submit),
    namesAreFine: new Set([body?.names_are_fine].flat().map(String)),
  }
  try {
    if (unread) return { ...said, ...refused(pasted, { file: unread.because }, unread.status) }
    if (file && file.size > 0) return { ...said, ...(await textOf(file)) }
    if (pasted.trim() === '')
      return { ...said, ...refused('', { file: 'Choose a file first, or paste its text.' }) }
    return { ...said, text: pasted, refusal: null }
  } finally {
    if (file) await discard(file.path)
  }
}
