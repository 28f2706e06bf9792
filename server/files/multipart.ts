// The body of an upload, read by multer: it is there, or this is why not.
import type { Request, RequestHandler, Response } from 'express'
import { type ErrorCode, MulterError } from 'multer'
import type { Declined } from './taking.ts'

const UNREADABLE: Declined = { status: 422, because: 'This upload cannot be read. Choose the file again.' }

/** The parser's faults with a body that is no form have no code, those of the disk have one. */
const isUnreadable = (error: unknown) => error instanceof Error && !('code' in error)

/** What is said of a body that passes a limit. */
type Limits = Partial<Record<ErrorCode, Declined>>

/** null once all of it has been read. */
export const bodyRead = (accept: RequestHandler, req: Request, res: Response, limits: Limits) =>
  new Promise<Declined | null>((resolve, reject) => {
    accept(req, res, (error: unknown) => {
      if (!error) resolve(null)
      else if (error instanceof MulterError) resolve(limits[error.code] ?? UNREADABLE)
      else if (isUnreadable(error)) resolve(UNREADABLE)
      else reject(error)
    })
  })
