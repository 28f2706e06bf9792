// Sessions of an account, and the letters about it.
import type { Writing } from '../context.ts'
import type { Person } from '../core/tables.ts'

const AN_HOUR = { hours: 1 }
const MANY = 5

/** Anybody can ask for letters to any address, so there is an end to them. */
export async function hasManyLetters({ db, now }: Writing, { id }: Pick<Person, 'id'>): Promise<boolean> {
  const row = await db('letters')
    .where({ person_id: id })
    .whereLike('view', 'account/mail/%')
    .where('written_at', '>', now.subtract(AN_HOUR))
    .count<{ count: number }[]>('*')
    .first()
  return (row?.count ?? 0) >= MANY
}

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
