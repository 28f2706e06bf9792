// What the night does for files: broken uploads go, and so does what no row names.
import { join } from 'node:path'
import { type House, writingAsSystem } from '../context.ts'
import { discard, incomingBefore, type Kept } from '../core/uploads.ts'
import { holdFiles, namedHashes } from './queries.ts'

/** Uploads wait while these are deleted, so they are few. */
const AT_ONCE = 100

/** `age` protects uploads that run just now in another process. */
export async function sweepFiles(house: House, age: { hours: number }): Promise<void> {
  const before = house.clock().subtract(age)
  const swept = (await sweepIncoming(house, before)) + (await sweepUnnamed(house, before))
  if (swept > 0) house.log.info({ files: swept }, 'swept files without a row')
}

async function sweepIncoming({ uploads }: House, before: Temporal.Instant): Promise<number> {
  const names = await incomingBefore(uploads, before)
  for (const name of names) await discard(join(uploads.incoming, name))
  return names.length
}

async function sweepUnnamed(house: House, before: Temporal.Instant): Promise<number> {
  const { db, uploads } = house
  const old: Kept[] = []
  for await (const kept of uploads.list())
    if (Temporal.Instant.compare(kept.touched, before) < 0) old.push(kept)
  const unnamed = await withoutRow({ db }, old)
  let removed = 0
  for (let at = 0; at < unnamed.length; at += AT_ONCE)
    removed += await removeUnnamed(house, unnamed.slice(at, at + AT_ONCE))
  return removed
}

async function withoutRow(r: Pick<House, 'db'>, files: Kept[]): Promise<Kept[]> {
  const hashes = files.map(({ sha256 }) => sha256)
  const named = await namedHashes(r, hashes)
  return files.filter(({ sha256 }) => !named.has(sha256))
}

/** Between the look and the deletion an upload may have named one of them: nobody names any while these go. */
const removeUnnamed = (house: House, files: Kept[]) =>
  writingAsSystem(house, async (w) => {
    await holdFiles(w)
    const unnamed = await withoutRow(w, files)
    for (const kept of unnamed) await house.uploads.remove(kept)
    return unnamed.length
  })
