// Sessions of an account.
import type { Writing } from '../context.ts'

/** Ends every session of the person but the one given; with null all of them. */
export async function endOtherSessions(
  { db }: Writing,
  personId: number,
  keep: string | null,
): Promise<void> {
  await db('sessions')
    .whereRaw(`sess -> 'passport' ->> 'user' = ?`, [String(personId)])
    .whereNot({ sid: keep ?? '' })
    .delete()
}
