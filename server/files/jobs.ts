// What the night does for files: broken uploads go, and so does what no row names.
import { join } from 'node:path'
import { type House, writingAsSystem } from '../context.ts'
import { discard, incomingBefore, type Kept } from '../core/uploads.ts'
import { uploadIn } from '../uploads/part.ts'
import { deleteUploadsBefore, idsOnTheirWay } from '../uploads/queries.ts'
import { holdFiles, namedHashes } from './queries.ts'

/** Uploads wait while these are deleted, so they are few. */
const AT_ONCE = 100

/** `age` protects uploads that run just now in another process. */
export async function sweepFiles(house: House, age: { hours: number }): Promise<void> {
  const now = house.clock()
  const before = now.subtract(age)
  await writingAsSystem(house, (w) => deleteUploadsBefore(w, now.subtract({ hours: 24 })))
  const swept = (await sweepIncoming(house, before)) + (await sweepUnnamed(house, before))
  if (swept > 0) house.log.info({ files: swept }, 'swept files without a row')
}

/** An upload in pieces may rest for a day, and over a restart. */
async function sweepIncoming({ db, uploads }: House, before: Temporal.Instant): Promise<number> {
  const onTheirWay = new Set(await idsOnTheirWay({ db }))
  const left = (await incomingBefore(uploads, before)).filter((name) => !onTheirWay.has(uploadIn(name) ?? ''))
  for (const name of left) await discard(join(uploads.incoming, name))
  return left.length
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
