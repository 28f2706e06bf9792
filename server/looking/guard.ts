// Whoever looks as another person gets that person's view without the own conflicts, reads, and changes nothing.
import type { RequestHandler } from 'express'
import { reading } from '../context.ts'
import { to } from '../paths.ts'
import { mayOpenWhileLooking, seenThrough } from '../policy/looking.ts'
import { must } from '../policy/verdict.ts'
import type { Viewer } from '../policy/viewer.ts'

declare module 'express-session' {
  interface SessionData {
    /** As whom a chair looks, since the chair pressed the button. */
    looksAs: number
  }
}
declare global {
  namespace Express {
    interface Request {
      /** The chair who looks as the viewer of the reading. */
      looker?: Viewer
    }
  }
}

/** A chair who is none any more looks as nobody else, from this request on. */
export const looking: RequestHandler = async (req, _res, next) => {
  const personId = req.session?.looksAs
  const { viewer } = req.reading
  if (!personId || !viewer.isChair) return next()
  const other = await reading(req.house, { personId, now: req.now, requestId: req.id })
  req.looker = viewer
  req.reading = { ...req.reading, viewer: seenThrough(viewer, other.viewer) }
  next()
}

const ENDS = new Set([to.endLooking(), to.endSession()])

export const onlyReading: RequestHandler = (req, _res, next) => {
  if (req.looker && !ENDS.has(req.path)) must(mayOpenWhileLooking(req.method, req.path))
  next()
}
