// Taking in the upload of a form: multer writes it aside, whole or not at all.
import type { Request, Response } from 'express'
import multer from 'multer'
import { FILE_KINDS } from '../core/tables-files.ts'
import { discard } from '../core/uploads.ts'
import { nameOf } from '../fields/answers.ts'
import { inForce } from '../fields/asked.ts'
import { listFields } from '../fields/queries.ts'
import { isFinal } from '../policy/papers.ts'
import { askWhoAgain } from '../sessions/meanwhile.ts'
import { bodyRead } from './multipart.ts'
import { type Declined, type Received, takeUpload, tooLarge } from './taking.ts'
import { type Wish, wantedFile } from './wanted.ts'

/** Resolves once the body has been read: null, or why the file was not taken. */
export async function takeIn(req: Request, res: Response): Promise<Declined | null> {
  const { uploads, config } = req.house
  // What kind of file it is may come after it, so here only the larger limit holds.
  const most = Math.max(config.uploadLimit, config.supplementLimit)
  const asked = inForce(await listFields(req.reading, 'submission')).filter(({ kind }) => kind === 'file')
  const boxes = [
    'file',
    'supplement',
    ...FILE_KINDS.filter(isFinal).map((kind) => `file-${kind}`),
    ...asked.map(nameOf),
  ]
  const fields = boxes.map((name) => ({ name, maxCount: 1 }))
  const limits = { fileSize: most, files: fields.length, fields: 1000, fieldSize: 128 * 1024 }
  const accept = multer({ dest: uploads.incoming, limits }).fields(fields)
  const unread = await bodyRead(accept, req, res, {
    LIMIT_FILE_SIZE: tooLarge({ limit: most, kind: 'supplement' }),
  })
  await askWhoAgain(req)
  return unread
}

/** The form of a paper has a box for each of its files, and a button that says which of them is meant. */
const filesIn = ({ files }: Request): Partial<Record<string, Express.Multer.File[]>> =>
  !files || Array.isArray(files) ? {} : files

/** The name of the box. */
export const boxOf = ({ kind, field_id }: Wish): string => {
  if (field_id !== null) return nameOf({ key: null, id: field_id })
  if (isFinal(kind)) return `file-${kind}`
  return kind === 'supplement' ? kind : 'file'
}

/** For a form that has one file and keeps it nowhere. */
export const fileIn = (req: Request): Express.Multer.File | undefined => filesIn(req).file?.[0]

export async function discardAll(req: Request): Promise<void> {
  for (const one of Object.values(filesIn(req)).flat()) if (one) await discard(one.path)
}

/** Looks at the upload and keeps it, or says why not; what is not kept leaves nothing behind. */
export async function keepUpload(req: Request, wish: Wish): Promise<Received | Declined> {
  const sent = filesIn(req)
  const [upload] = sent[boxOf(wish)] ?? sent.file ?? []
  try {
    if (!upload) return { status: 422, because: 'Choose a file first.' }
    const { path, size } = upload
    const arrived = { path, size, original_name: originalOf(upload), sha256: null }
    return await takeUpload(req.house, arrived, await wantedFile(req.reading, wish))
  } finally {
    await discardAll(req)
  }
}

/** Browsers send names as UTF-8, which multer reads as latin1. */
const originalOf = ({ originalname }: Express.Multer.File) =>
  Buffer.from(originalname, 'latin1').toString('utf8').slice(-300)
