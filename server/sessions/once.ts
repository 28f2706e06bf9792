// A secret on its way to the one page that shows it: sealed, for a session lies in the database.
import type { Request } from 'express'
import type { Seal } from '../core/seal.ts'

declare module 'express-session' {
  interface SessionData {
    once: string
  }
}

/** `page`: the one that shows it. */
export function tellOnce(req: Request, seal: Seal, page: string, secret: string): void {
  req.session.once = seal.close(secret, `${page} of ${req.sessionID}`)
}

/** null on every other page, and the second time. */
export function toldOnce(req: Request, seal: Seal, page: string): string | null {
  const sealed = req.session?.once
  const secret = sealed ? seal.open(sealed, `${page} of ${req.sessionID}`) : null
  if (secret !== null) delete req.session.once
  return secret
}
