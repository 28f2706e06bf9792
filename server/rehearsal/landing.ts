// Where one stands after the clock or the person has changed: on the same page, if it is there for who looks now.
import type { Request, RequestHandler, Response } from 'express'
import { backTo } from '../http.ts'
import { to } from '../paths.ts'

declare module 'express-session' {
  interface SessionData {
    /** The page that is shown next, which may be none of the person's. */
    landing: string
  }
}

export function land(req: Request, res: Response, notice: string): void {
  const address = backTo(req)
  req.session.landing = address
  res.next(address, notice)
}

/** A page that is not there at this moment or for this person becomes their desk, or the home of the site. */
export const landing: RequestHandler = (req, res, next) => {
  const address = req.session.landing
  if (!address || req.method !== 'GET') return next()
  delete req.session.landing
  if (address !== req.originalUrl) return next()
  const { page, next: go } = res
  const elsewhere = () => go(req.reading.viewer.personId ? to.desk() : to.home())
  res.page = async (view, model, status = 200) =>
    status === 403 || status === 404 ? elsewhere() : page(view, model, status)
  res.next = (to_, notice) => (to_ === to.newSession() ? elsewhere() : go(to_, notice))
  next()
}
