// What people say of themselves: with whom and with which institutions they are tied.
import type { Reading, Writing } from '../context.ts'
import type { Tie } from '../core/tables-conflicts.ts'
import { ownId } from '../policy/viewer.ts'

export const ownTies = ({ db, viewer }: Reading): Promise<Tie[]> =>
  db<Tie>('ties')
    .where({ person_id: ownId(viewer) })
    .orderBy('id')

/** Said again, it is said once. */
export const putTie = (
  { db, now, viewer }: Writing,
  tie: Pick<Tie, 'kind' | 'email' | 'institution' | 'note'>,
) =>
  db<Tie>('ties')
    .insert({ ...tie, person_id: ownId(viewer), said_at: now })
    .onConflict(
      db.raw(
        tie.email === null
          ? '(person_id, lower(institution)) where institution is not null'
          : '(person_id, email) where email is not null',
      ),
    )
    .merge(['kind', 'note', 'said_at'])

export const deleteTie = ({ db, viewer }: Writing, id: number): Promise<number> =>
  db<Tie>('ties')
    .where({ id, person_id: ownId(viewer) })
    .delete()
