// Files on disk, named by their own SHA-256: what is the same is kept once, what has a name is whole.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, stat, unlink, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

export type Uploads = { root: string }

export const incomingOf = ({ root }: Uploads) => join(root, 'incoming')
export const pathOf = ({ root }: Uploads, sha256: string) => join(root, sha256.slice(0, 2), sha256)

export async function openUploads(root: string): Promise<Uploads> {
  await mkdir(join(root, 'incoming'), { recursive: true })
  return { root }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The folder and the file reach the disk before any row may name them. */
async function settle(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
}

/** Moves an incoming file to its name. A crash before this leaves an incoming file, one after it an unnamed one: both are swept. */
export async function keep(uploads: Uploads, incoming: string, now: Temporal.Instant): Promise<string> {
  const sha256 = await sha256Of(incoming)
  const path = pathOf(uploads, sha256)
  await mkdir(dirname(path), { recursive: true })
  await settle(incoming)
  await rename(incoming, path)
  // A file that stood here before is young again, so that the sweep leaves it to the row about to come.
  await utimes(path, now.epochMilliseconds / 1000, now.epochMilliseconds / 1000)
  await settle(dirname(path))
  return sha256
}

export const discard = (path: string) => unlink(path).catch(() => undefined)

async function olderThan(path: string, before: Temporal.Instant): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
  return mtimeMs < before.epochMilliseconds
}

/** Files last touched before the instant: leftovers of broken uploads, and those kept under a hash. */
export async function filesBefore({ root }: Uploads, before: Temporal.Instant) {
  const incoming: string[] = []
  const kept: string[] = []
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || entry.name.startsWith('.') || !(await olderThan(path, before))) continue
    ;(entry.parentPath.endsWith('incoming') ? incoming : kept).push(path)
  }
  return { incoming, kept }
}
