// The rows a chair sets.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Stage, Workshop } from '../core/tables.ts'

export const findStages = ({ db }: Reading): Promise<Stage[]> => db<Stage>('stages').select()

export async function replaceStages({ db }: Writing, stages: Stage[]): Promise<void> {
  await db('workshop').forUpdate().first()
  await db('stages').delete()
  await db('stages').insert(stages)
}

export async function updateWorkshop({ db }: Writing, change: Partial<Workshop>): Promise<Workshop> {
  const [row] = await db<Workshop>('workshop').update(change).returning('*')
  return found(row)
}
