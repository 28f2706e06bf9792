// What somebody sends after their session has ended is kept until they have signed in again: for that person, for half a day.
import type { Request, RequestHandler, Response } from 'express'
import multer from 'multer'
import { pairsIn, typedIn } from '../core/form.ts'
import { withoutTokens } from '../core/log.ts'
import { backTo, wantsJson } from '../http.ts'
import { to } from '../paths.ts'

export type Unsent = {
  by: number
  /** In milliseconds of the epoch, for a session is kept as JSON. */
  until: number
  /** Where it was to go, and the page on which it was typed. */
  address: string
  from: string
  isMultipart: boolean
  hadFiles: boolean
  /** By the names of the form. */
  fields: [name: string, value: string][]
}

declare module 'express-session' {
  interface SessionData {
    unsent: Unsent
  }
}

const HALF_A_DAY = 12 * 60 * 60 * 1000
/** As much as the largest form of ours takes. */
const LONGEST = 4 * 2 ** 20

const SIGNED_OUT = 'You were signed out.'
const KEPT = `${SIGNED_OUT} Sign in, and what you typed is here again. Nothing of it was sent yet.`

/** The parts of a form that are text; its files are passed over. false: they cannot be read. */
function texts(req: Request, res: Response): Promise<{ hadFiles: boolean } | null> {
  let hadFiles = false
  const accept = multer({
    limits: { fieldSize: LONGEST, fields: 1000 },
    fileFilter: (_req, _file, take) => {
      hadFiles = true
      take(null, false)
    },
  }).any()
  return new Promise((resolve) => accept(req, res, (error: unknown) => resolve(error ? null : { hadFiles })))
}

const isSecret = ([name]: [string, string]) => /password|current|secret|token|^(code|recovery)$/i.test(name)

/** null where nothing was typed, or it is not for us to keep. */
async function unsentIn(req: Request, res: Response): Promise<Unsent | null> {
  const isMultipart = Boolean(req.is('multipart/form-data'))
  const isUnread = isMultipart && Object.keys(req.body ?? {}).length === 0 && !req.readableEnded
  const parts = isUnread ? await texts(req, res) : { hadFiles: false }
  const fields = pairsIn(typedIn(req.body), 'all').filter((pair) => !isSecret(pair))
  const length = fields.reduce((sum, pair) => sum + pair.join('').length, 0)
  const isTyped = pairsIn(typedIn(req.body)).some(([, value]) => value.trim() !== '')
  if (!req.lastHere || !parts || !isTyped || length > LONGEST) return null
  return {
    by: req.lastHere,
    until: req.now.epochMilliseconds + HALF_A_DAY,
    address: req.originalUrl,
    from: backTo(req),
    isMultipart,
    ...parts,
    fields,
  }
}

/** Whether somebody of ours sent this who is signed out by now. Links that stand for a letter need nobody signed in. */
export const cameTooLate = (req: Request): boolean =>
  req.method === 'POST' &&
  Boolean(req.lastHere) &&
  !req.user &&
  !wantsJson(req) &&
  withoutTokens(req.originalUrl) === req.originalUrl

/** To the page for signing in, and from there to what was typed, or to where one was. */
export async function signInFirst(req: Request, res: Response): Promise<void> {
  const unsent = cameTooLate(req) ? await unsentIn(req, res) : null
  if (unsent) req.session.unsent = unsent
  else req.session.wanted = backTo(req)
  res.next(to.newSession(), unsent ? KEPT : SIGNED_OUT)
}

/** Of whoever is signed in, as long as it is kept; nobody reads it who only looks as that person. */
export function unsentOf(req: Request): Unsent | undefined {
  const { unsent } = req.session ?? {}
  const isTheirs = unsent?.by === req.user?.id && !req.looker
  return unsent && isTheirs && req.now.epochMilliseconds < unsent.until ? unsent : undefined
}

/** Once it has arrived it is kept no longer; a refusal or a fault leaves it. */
export const arriving: RequestHandler = (req, res, next) => {
  if (req.method !== 'POST' || unsentOf(req)?.address !== req.originalUrl) return next()
  const { page, next: goOn } = res
  res.page = (view, model, status = 200) => {
    if (status < 400) delete req.session.unsent
    return page(view, model, status)
  }
  res.next = (address, notice) => {
    delete req.session.unsent
    goOn(address, notice)
  }
  next()
}
