// Beginning a session, for whoever has proved who they are.
import type { Request, RequestHandler, Response } from 'express'
import { isOwnPath } from '../core/origin.ts'
import { to } from '../paths.ts'
import { browserIn } from './browser.ts'
import { signInFirst, unsentOf } from './unsent.ts'

declare module 'express-session' {
  interface SessionData {
    /** For its owner, who looks where they are signed in. */
    begun: number
    browser: string
  }
}

/** A new session id for the signed-in person, so that nobody can have planted it. */
export async function signIn(req: Request, user: Express.User): Promise<void> {
  const { theme, unsent } = req.session
  await new Promise<void>((resolve, reject) =>
    req.logIn(user, (error) => (error ? reject(error) : resolve())),
  )
  req.session.begun = req.now.epochMilliseconds
  req.session.browser = browserIn(req.get('user-agent') ?? '')
  if (theme) req.session.theme = theme
  // Another person at the same browser reads nothing of it.
  if (unsent?.by === user.id) req.session.unsent = unsent
}

/** A page of this site to go back to; anything else leads to the desk. */
const wantedOf = (req: Request) => {
  const wanted = req.session.wanted ?? to.desk()
  return isOwnPath(wanted) ? wanted : to.desk()
}

/** In, and to where they wanted to go, or to what they had typed. */
export async function comeIn(req: Request, res: Response, user: Express.User): Promise<void> {
  const wanted = wantedOf(req)
  await signIn(req, user)
  res.next(unsentOf(req) ? to.unsent() : wanted)
}

/** The session ends with the person; the theme is the screen's. */
export async function signOut(req: Request): Promise<void> {
  const { theme } = req.session
  await new Promise<void>((resolve, reject) => req.logOut((error) => (error ? reject(error) : resolve())))
  if (theme) req.session.theme = theme
}

/** Pages of one's own send visitors to sign in, and back afterwards. */
export const signedIn: RequestHandler = async (req, res, next) => {
  if (req.reading.viewer.personId) return next()
  if (req.method === 'POST') return signInFirst(req, res)
  req.session.wanted = req.originalUrl
  res.next(to.newSession(), 'Sign in to see this page.')
}
