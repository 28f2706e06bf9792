// Sessions by whose they are. The id in a cookie opens one, so nothing else names it: pages have its hash.
import type { Reading, Writing } from '../context.ts'
import { hashOf } from '../core/tokens.ts'

/** `begun` and `browser` are missing where nobody typed a password, as in a rehearsal. */
export type OwnSession = {
  sid: string
  key: string
  begun: number | null
  browser: string | null
  ends: Temporal.Instant
}

/** Those that still open something, newest first. */
export async function ownSessions({ db, viewer }: Reading): Promise<OwnSession[]> {
  const rows = await db('sessions')
    .select<Omit<OwnSession, 'key'>[]>('sid', 'expired as ends')
    .select(db.raw(`(sess ->> 'begun')::float8 as begun, sess ->> 'browser' as browser`))
    .whereRaw(`sess -> 'passport' ->> 'user' = ? and expired > now()`, [String(viewer.personId)])
    .orderBy([{ column: 'expired', order: 'desc' }, { column: 'sid' }])
  return rows.map((row) => ({ ...row, key: hashOf(row.sid) }))
}

export const deleteSessions = ({ db }: Writing, sids: string[]): Promise<number> =>
  db('sessions').whereIn('sid', sids).delete()
