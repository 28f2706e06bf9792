// What the night does for sessions: those that ran out go, and so do old counts of failed attempts.
import type { House } from '../context.ts'

export async function sweepSessions({ db, clock }: House): Promise<void> {
  const now = clock()
  await db('sessions').where('expired', '<', now).delete()
  await db('sign_in_attempts').where('expire', '<', now.epochMilliseconds).delete()
}
