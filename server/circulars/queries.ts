// Whether the people of a circular can be written to.
import type { Reading } from '../context.ts'

/** `stopped`: a chair has had their reminders stopped. */
export type Reachable = { id: number; confirmed: boolean; stopped: boolean }

export async function reachableAmong({ db }: Reading, ids: number[]): Promise<Map<number, Reachable>> {
  const rows = await db('people as p')
    .leftJoin('reminder_stops as t', 't.person_id', 'p.id')
    .whereIn('p.id', ids)
    .select<Reachable[]>(
      'p.id',
      db.raw('p.confirmed_at is not null as confirmed, t.person_id is not null as stopped'),
    )
  return new Map(rows.map((row) => [row.id, row]))
}
