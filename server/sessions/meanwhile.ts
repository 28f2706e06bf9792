// A file that somebody sends slowly arrives when they may be signed out already, or hold another role: then who asks is found out anew.
// A form is read before it is asked who sent it.
import type { Request } from 'express'
import { reading } from '../context.ts'

/** Within it a request is one moment. */
const A_MOMENT = { seconds: 1 }

/** What only asks sends nothing, however long it has waited to be answered; and programs, which have no session, only ask. */
const isSlow = ({ house, now, method }: Request) =>
  method === 'POST' && Temporal.Instant.compare(house.clock(), now.add(A_MOMENT)) >= 0

const isStillOpen = ({ sessionStore, sessionID }: Request) =>
  new Promise<boolean>((resolve, reject) =>
    sessionStore.get(sessionID, (error, found) => (error ? reject(error) : resolve(Boolean(found)))),
  )

const anotherSession = (req: Request) =>
  new Promise<void>((resolve, reject) =>
    req.session.regenerate((error) => (error ? reject(error) : resolve())),
  )

/**
 * Whoever is about to lose a session or a role could else keep a request open, and act by it afterwards. Its time stays
 * that of its first byte.
 */
export async function askWhoAgain(req: Request): Promise<void> {
  if (!req.user || req.looker || !isSlow(req)) return
  if (!(await isStillOpen(req))) {
    delete req.user
    await anotherSession(req)
  }
  const moment = { personId: req.user?.id ?? null, now: req.now, requestId: req.id }
  req.reading = await reading(req.house, moment)
}
