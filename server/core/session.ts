// The session cookie, kept in PostgreSQL, so that any process can answer any request.
import { ConnectSessionKnexStore } from 'connect-session-knex'
import session from 'express-session'
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

const FORTNIGHT = 14 * 24 * 60 * 60 * 1000

/** Cookies do not know ports, so two houses on one machine need two names. */
export function sessions(db: Db, secret: string, name = 'rostrum') {
  const store = new ConnectSessionKnexStore({
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
