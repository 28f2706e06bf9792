// Applications of people who would like to review. For chairs.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Application } from '../core/tables-people.ts'
import type { Applying } from './form.ts'

export const listApplications = ({ db }: Reading): Promise<Application[]> =>
  db<Application>('applications').orderBy(['applied_at', 'id'])

/** Who applies again before the answer has changed their mind about what they said. */
export const putApplication = ({ db, now }: Writing, applying: Applying) =>
  db<Application>('applications')
    .insert({ ...applying, applied_at: now })
    .onConflict(db.raw('(email) where admitted_at is null and declined_at is null'))
    .merge(['name', 'affiliation', 'load', 'words'])

export const holdApplication = async ({ db }: Writing, id: number): Promise<Application> =>
  found(await db<Application>('applications').where({ id }).forUpdate().first())

export const updateApplication = ({ db }: Writing, id: number, change: Partial<Application>) =>
  db<Application>('applications').where({ id }).update(change)

export const saveCall = ({ db }: Writing, reviewer_call: string | null) =>
  db('workshop').update({ reviewer_call })
