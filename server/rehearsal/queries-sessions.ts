// Browsers stay signed in through a jump: their sessions are taken out of one world and put into the other.
import type { Db } from '../core/db.ts'

export type Carried = {
  sid: string
  sess: Record<string, unknown>
  expired: Temporal.Instant
  email: string | null
}

/** With the address of the person, whose number may be another's in another world. */
export const takeSessions = (db: Db): Promise<Carried[]> =>
  db('sessions as s')
    .leftJoin('people as p', (on) => on.on(db.raw(`p.id::text = s.sess -> 'passport' ->> 'user'`)))
    .select<Carried[]>('s.sid', 's.expired', 'p.email', db.raw('s.sess::jsonb as sess'))

/** Whoever is not there yet is a visitor until then. */
export async function bringSessions(db: Db, sessions: Carried[]): Promise<void> {
  await db('sessions').delete()
  if (sessions.length === 0) return
  const emails = sessions.flatMap(({ email }) => email ?? [])
  const people = await db('people')
    .whereIn('email', emails)
    .select<{ id: number; email: string }[]>('id', 'email')
  const ids = new Map(people.map(({ id, email }) => [email, id]))
  const rows = sessions.map(({ sid, sess, expired, email }) => {
    const { passport: _, ...rest } = sess
    const user = email === null ? undefined : ids.get(email)
    const signedIn = user === undefined ? rest : { ...rest, passport: { user } }
    return { sid, expired, sess: JSON.stringify(signedIn) }
  })
  await db('sessions').insert(rows)
}
