// What the night does for files: broken uploads go, and so does what no row names.
import { basename } from 'node:path'
import type { House } from '../context.ts'
import { discard, filesBefore } from '../core/uploads.ts'
import { namedHashes } from './queries.ts'

/** `age` protects uploads that run just now in another process. */
export async function sweepFiles({ db, clock, uploads, log }: House, age: { hours: number }): Promise<void> {
  const { incoming, kept } = await filesBefore(uploads, clock().subtract(age))
  const named = await namedHashes(
    { db },
    kept.map((path) => basename(path)),
  )
  const orphans = [...incoming, ...kept.filter((path) => !named.has(basename(path)))]
  for (const path of orphans) await discard(path)
  if (orphans.length > 0) log.info({ files: orphans.length }, 'swept files without a row')
}
