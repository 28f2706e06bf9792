// Taking in the upload of a form: multer writes it aside, whole or not at all.
import type { Request, Response } from 'express'
import multer, { MulterError } from 'multer'
import type { FileKind } from '../core/tables.ts'
import { discard } from '../core/uploads.ts'
import { type Declined, type Received, takeUpload, tooLarge } from './taking.ts'

/** The parser's faults with a body that is no form have no code, those of the disk have one. */
const isUnreadable = (error: unknown) => error instanceof Error && !('code' in error)

/** Resolves once the body has been read: null, or why the file was not taken. */
export function takeIn(req: Request, res: Response): Promise<Declined | null> {
  const { uploads, config } = req.house
  // What kind of file it is may come after it, so here only the larger limit holds.
  const most = Math.max(config.uploadLimit, config.supplementLimit)
  const limits = { fileSize: most, files: 2, fields: 1000, fieldSize: 128 * 1024 }
  const fields = ['file', 'supplement'].map((name) => ({ name, maxCount: 1 }))
  const accept = multer({ dest: uploads.incoming, limits }).fields(fields)
  return new Promise((resolve, reject) => {
    accept(req, res, (error: unknown) => {
      if (!error) resolve(null)
      else if (error instanceof MulterError && error.code === 'LIMIT_FILE_SIZE')
        resolve(tooLarge(most, 'supplement'))
      else if (error instanceof MulterError || isUnreadable(error))
        resolve({ status: 422, because: 'This upload cannot be read. Choose the file again.' })
      else reject(error)
    })
  })
}

/** The form of a paper has a field for each of its two files, and a button that says which of them is meant. */
function filesIn({ files }: Request): { file?: Express.Multer.File; supplement?: Express.Multer.File } {
  if (!files || Array.isArray(files)) return {}
  const [file, supplement] = [files.file?.[0], files.supplement?.[0]]
  return { file, supplement }
}

/** For a form that has one file and keeps it nowhere. */
export const fileIn = (req: Request): Express.Multer.File | undefined => filesIn(req).file

export async function discardAll(req: Request): Promise<void> {
  for (const one of Object.values(filesIn(req))) if (one) await discard(one.path)
}

/** Looks at the upload and keeps it, or says why not; what is not kept leaves nothing behind. */
export async function keepUpload(req: Request, kind: FileKind): Promise<Received | Declined> {
  const { file, supplement } = filesIn(req)
  const upload = kind === 'supplement' ? (supplement ?? file) : file
  try {
    if (!upload) return { status: 422, because: 'Choose a file first.' }
    const { path, size } = upload
    return await takeUpload(req.house, { path, size, kind, original_name: nameOf(upload), sha256: null })
  } finally {
    await discardAll(req)
  }
}

/** Browsers send names as UTF-8, which multer reads as latin1. */
const nameOf = ({ originalname }: Express.Multer.File) =>
  Buffer.from(originalname, 'latin1').toString('utf8').slice(-300)
