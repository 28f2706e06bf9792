// The application for visits of our own, in one process: as the visitor, or as a person without a session of theirs.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Application, RequestHandler } from 'express'
import session, { MemoryStore } from 'express-session'
import { createApp } from './app.ts'
import type { House } from './context.ts'

const AS = 'x-looks-as'
const SECRET = 'for a socket that only this process can reach'

/** `who`: the number of a person; 0 for the visitor. The answer must be read to its end. */
export type Visit = (address: string, who: number) => Promise<IncomingMessage>

/** Whoever the header names is who asks. No session is read from the database or written to it. */
const door: RequestHandler[] = [
  session({ secret: SECRET, resave: false, saveUninitialized: false, store: new MemoryStore() }),
  (req, _res, next) => {
    const id = Number(req.get(AS))
    if (id) req.user = { id }
    next()
  },
]

export const appForVisits = (house: House): Application => createApp(house, SECRET, null, door)

const visitAt =
  (socketPath: string): Visit =>
  (path, who) =>
    new Promise((resolve, reject) => {
      const headers = { [AS]: String(who), host: 'localhost', accept: 'text/html' }
      request({ socketPath, path, headers }, resolve).on('error', reject).end()
    })

/** The socket lies in a folder that nobody else may enter. */
export async function withinReach<Result>(
  app: Application,
  act: (visit: Visit) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'rostrum-'))
  const path = join(folder, 'socket')
  // An idle connection is not closed, for it could be taken up again in the same moment.
  const server = createServer({ keepAliveTimeout: 0 }, app)
  await new Promise<void>((resolve) => server.listen(path, resolve))
  try {
    return await act(visitAt(path))
  } finally {
    server.close().closeAllConnections()
    await rm(folder, { recursive: true })
  }
}
