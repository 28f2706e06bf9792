// Uploads on their way: found by whoever sends them, and by nobody else.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Upload } from '../core/tables-files.ts'
import { ownId } from '../policy/viewer.ts'

const own = ({ db, viewer }: Reading) => db<Upload>('uploads').where({ uploaded_by: ownId(viewer) })

export const findUpload = async (r: Reading, id: string): Promise<Upload> =>
  found(await own(r).where({ id }).first())

export const holdUpload = async (w: Writing, id: string): Promise<Upload> =>
  found(await own(w).where({ id }).forUpdate().first())

export type Announced = Pick<Upload, 'paper_id' | 'kind' | 'field_id' | 'original_name' | 'size' | 'sha256'>

/** Takes the place of one that the same person left unfinished. */
export async function insertUpload(w: Writing, announced: Announced): Promise<Upload> {
  const { paper_id, kind, field_id } = announced
  await own(w).where({ paper_id, kind, field_id }).whereNull('file_id').delete()
  const row = { ...announced, began_at: w.now, uploaded_by: ownId(w.viewer) }
  const [upload] = await w.db<Upload>('uploads').insert(row).returning('*')
  return found(upload)
}

export async function updateUpload(w: Writing, { id }: Upload, change: Partial<Upload>): Promise<Upload> {
  const [upload] = await w.db<Upload>('uploads').where({ id }).update(change).returning('*')
  return found(upload)
}

export const deleteUpload = async ({ db }: Writing, { id }: Upload): Promise<void> => {
  await db<Upload>('uploads').where({ id }).delete()
}

export const deleteUploadsBefore = async ({ db }: Writing, before: Temporal.Instant): Promise<void> => {
  await db<Upload>('uploads').where('began_at', '<', before).delete()
}

/** Those whose bytes must be left alone. */
export const idsOnTheirWay = ({ db }: Pick<Reading, 'db'>): Promise<string[]> =>
  db<Upload>('uploads').whereNull('file_id').pluck('id')
