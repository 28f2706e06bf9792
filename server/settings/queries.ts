// The rows a chair sets.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Stage, Workshop } from '../core/tables.ts'

export const findStages = ({ db }: Reading): Promise<Stage[]> => db<Stage>('stages').orderBy('name')

/** One chair at a time changes what the workshop is. */
export const holdWorkshop = async ({ db }: Writing): Promise<Workshop> =>
  found(await db<Workshop>('workshop').forUpdate().first())

export async function replaceStages({ db }: Writing, stages: Stage[]): Promise<void> {
  await db('stages').delete()
  await db('stages').insert(stages)
}

export async function updateWorkshop({ db }: Writing, change: Partial<Workshop>): Promise<Workshop> {
  const [row] = await db<Workshop>('workshop').update(change).returning('*')
  return found(row)
}

/** What was planned at nine o'clock is planned at nine o'clock, whatever the zone is called. */
export async function keepClocks({ db }: Writing, zones: { from: string; to: string }): Promise<void> {
  const moved = (column: string) =>
    db.raw('(:column: at time zone :from) at time zone :to', { column, ...zones })
  await db('stages')
    .where({ name: 'workshop' })
    .update({ opens_at: moved('opens_at'), closes_at: moved('closes_at') })
  await db('slots').update({ starts_at: moved('starts_at'), ends_at: moved('ends_at') })
}
