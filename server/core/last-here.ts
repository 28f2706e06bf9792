// Who was signed in in a browser last: a signed cookie that outlives the session. It opens nothing; what comes too late is kept for that person alone.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'

declare global {
  namespace Express {
    interface Request {
      /** null: nobody that we know of. */
      lastHere?: number | null
    }
  }
}

const MONTH = 30 * 24 * 60 * 60 * 1000

function isAlike(one: string, other: string): boolean {
  const [given, ours] = [Buffer.from(one), Buffer.from(other)]
  return given.length === ours.length && timingSafeEqual(given, ours)
}

function cookieOf(req: Request, name: string): string {
  const pairs = (req.headers.cookie ?? '').split(/; */).map((pair) => pair.split('='))
  return pairs.find(([key]) => key === name)?.[1] ?? ''
}

/** `session`: the name of the cookie beside which this one stands. */
export function rememberingWho(secret: string, session: string): RequestHandler {
  const name = `${session}-last`
  const signed = (id: number) =>
    `${id}.${createHmac('sha256', secret).update(`${name}:${id}`).digest('base64url')}`
  const read = (value: string) => {
    const id = Number(/^[1-9]\d{0,8}(?=\.)/.exec(value)?.[0])
    return id && isAlike(value, signed(id)) ? id : null
  }
  return (req, res, next) => {
    const value = cookieOf(req, name)
    if (req.user && value !== signed(req.user.id))
      res.cookie(name, signed(req.user.id), {
        httpOnly: true,
        sameSite: 'lax',
        secure: req.secure,
        maxAge: MONTH,
      })
    req.lastHere = req.user?.id ?? read(value)
    next()
  }
}
