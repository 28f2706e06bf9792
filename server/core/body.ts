// The body of a form. `boards[3]=7` keeps its 3 and `topics[]=a` is a list; Express's own reader renumbers the first.
import express, { type Request, type RequestHandler } from 'express'
import qs from 'qs'

const TYPE = 'application/x-www-form-urlencoded'
const asText = express.text({ type: TYPE, limit: '1mb' })

/** Names that the form wrote with empty brackets, in whatever escaping. */
const listsIn = (text: string) =>
  new Set(
    [...new URLSearchParams(text).keys()]
      .filter((name) => name.endsWith('[]'))
      .map((name) => name.slice(0, -2)),
  )

/** qs makes of a long list an object with numbers for names, and of one inside brackets an object in an object. */
const leavesOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value]

export function formFields(text: string): Record<string, unknown> {
  const fields: Record<string, unknown> = qs.parse(text, {
    parseArrays: false,
    parameterLimit: 5000,
    depth: 4,
  })
  for (const name of listsIn(text)) {
    if (Object.hasOwn(fields, name)) fields[name] = leavesOf(fields[name])
  }
  return fields
}

declare global {
  namespace Express {
    interface Request {
      /** Why its form could not be read: for whoever answers, who knows by then who asks. */
      formFault?: unknown
    }
  }
}

/** Said to be a form with something in it, and yet nothing of it was read: its sender left, and Express's reader passes over it. */
const isLost = (req: Request) =>
  typeof req.body !== 'string' && Boolean(req.is(TYPE)) && req.get('content-length') !== '0'

/**
 * Stands before everything that is waited for: a browser that goes to another page closes its connection as soon as it
 * has sent the form, and what was not read until then is gone.
 */
export const readForm: RequestHandler = (req, res, next) => {
  asText(req, res, (error: unknown) => {
    // Nobody is left to be answered, and what is missing must not be taken for a form whose every field was emptied.
    if (error ? req.destroyed : isLost(req)) return
    req.formFault = error
    req.body = typeof req.body === 'string' ? formFields(req.body) : (req.body ?? {})
    next()
  })
}

export const refuseUnread: RequestHandler = (req, _res, next) => next(req.formFault)
