// The session cookie, kept in PostgreSQL, so that any process can answer any request.
import { ConnectSessionKnexStore } from 'connect-session-knex'
import type { Request } from 'express'
import session, { type SessionData } from 'express-session'
import type { Db } from './db.ts'

declare module 'express-session' {
  interface SessionData {
    /** Said once, on the next page. */
    notice: string
    /** Where a person wanted to go before signing in. */
    wanted: string
    theme: 'light' | 'dark'
  }
}

/** A request that runs while its session is ended elsewhere would write it anew at its end: what has had a row is only changed where it still has one. */
class Store extends ConnectSessionKnexStore {
  #kept = new WeakSet<SessionData>()

  override createSession(req: Request, read: SessionData) {
    const one = super.createSession(req, read)
    this.#kept.add(one)
    return one
  }

  override async set(sid: string, data: SessionData, told: (error?: unknown) => void = () => undefined) {
    if (!this.#kept.has(data)) {
      await super.set(sid, data, told)
      this.#kept.add(data)
      return
    }
    const { knex, tableName } = this.options
    const { expires } = data.cookie
    const row = { sess: JSON.stringify(data), ...(expires && { expired: expires }) }
    await knex(tableName)
      .where({ sid })
      .update(row)
      .then(() => told(), told)
  }
}

const FORTNIGHT = 14 * 24 * 60 * 60 * 1000

/** Cookies do not know ports, so two houses on one machine need two names. */
export function sessions(db: Db, secret: string, name = 'rostrum') {
  const store = new Store({
    knex: db,
    tableName: 'sessions',
    createTable: false,
    // The nightly job sweeps; a timer of its own would outlive the process's last request.
    cleanupInterval: 0,
  })
  // Looking at a page does not renew the cookie, so it need not write a longer life into its row either.
  Object.assign(store, { touch: undefined })
  return session({
    name,
    secret,
    resave: false,
    // Visitors get no cookie: a session begins when there is something to remember.
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: FORTNIGHT },
    store,
  })
}
