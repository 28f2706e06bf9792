// Links to recordings, which lie elsewhere: the newest row of a paper counts, and earlier ones stay.
import type { Reading, Writing } from '../context.ts'
import type { Recording } from '../core/tables-files.ts'
import { ownId } from '../policy/viewer.ts'

/** For a paper about which policy was asked; undefined where there is none, or it was taken off. */
export async function currentRecording(
  { db }: Reading,
  paperId: number,
): Promise<(Recording & { url: string }) | undefined> {
  const newest = await db<Recording>('recordings').where({ paper_id: paperId }).orderBy('id', 'desc').first()
  return newest?.url ? { ...newest, url: newest.url } : undefined
}

export const insertRecording = async ({ db, now, viewer }: Writing, paper_id: number, url: string | null) => {
  await db<Recording>('recordings').insert({
    paper_id,
    url,
    given_at: now,
    given_by: ownId(viewer),
  })
}
