// People who are signed in already: signing in by password is asked for in its own tests, and takes longer than most pages.
import { createHmac, randomUUID } from 'node:crypto'
import type { Db } from '../../server/core/db.ts'

export const COOKIE_SECRET = 'a secret for tests, never used elsewhere'

/** As express-session signs it. */
function cookieOf(sid: string): string {
  const signature = createHmac('sha256', COOKIE_SECRET).update(sid).digest('base64').replace(/=+$/, '')
  return encodeURIComponent(`s:${sid}.${signature}`)
}

/** The cookies of new sessions, one for each of these people. */
export async function sessionsFor(db: Db, ids: number[]): Promise<string[]> {
  const rows = ids.map((id) => {
    const cookie = { originalMaxAge: 864e5, httpOnly: true, path: '/', sameSite: 'lax' }
    return {
      sid: randomUUID(),
      sess: JSON.stringify({ cookie, passport: { user: id } }),
      expired: '2100-01-01T00:00:00Z',
    }
  })
  await db('sessions').insert(rows)
  return rows.map(({ sid }) => cookieOf(sid))
}
