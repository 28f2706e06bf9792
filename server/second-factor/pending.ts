// Between the password and the code nobody is signed in: the session remembers, for five minutes, whose password was right.
import type { Request } from 'express'
import { proofOf } from './queries.ts'

type Half = { id: number; until: number; proof: string }

declare module 'express-session' {
  interface SessionData {
    half: Half
  }
}

const FIVE_MINUTES = 5 * 60 * 1000

const done = (act: (told: (error: unknown) => void) => void) =>
  new Promise<void>((resolve, reject) => act((error) => (error ? reject(error) : resolve())))

/** A new session id, so that nobody can have planted it; false where this person has no second factor. */
export async function halfWay(req: Request, { id }: Express.User): Promise<boolean> {
  const proof = await proofOf(req.house, id)
  if (proof === undefined) return false
  const { theme, unsent, wanted } = req.session
  await done((told) => req.session.regenerate(told))
  req.session.half = { id, until: req.now.epochMilliseconds + FIVE_MINUTES, proof }
  if (theme) req.session.theme = theme
  if (unsent) req.session.unsent = unsent
  if (wanted) req.session.wanted = wanted
  await done((told) => req.session.save(told))
  return true
}

/** Whose password was right, as long as that counts: a new password, or none second factor any more, ends it too. */
export async function halfOf(req: Request, now = req.now): Promise<number | null> {
  const { half } = req.session
  if (!half || now.epochMilliseconds >= half.until) return null
  return (await proofOf(req.house, half.id)) === half.proof ? half.id : null
}
