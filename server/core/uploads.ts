// Uploaded files, named by their own SHA-256: what is the same is kept once, what has a name is whole. Where they are
// kept is one of two places: a folder, or a bucket of an S3-compatible server.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** `at` is its place: a path in the folder, or a key of the bucket. */
export type Kept = { at: string; sha256: string; size: number; touched: Temporal.Instant }

export type Uploads = {
  /** A folder of this machine: here files arrive and are looked at, wherever they are kept. */
  incoming: string
  /** Takes the whole file to its name and away from `path`; once it resolves, a crash does not lose it. */
  put(path: string, sha256: string, now: Temporal.Instant): Promise<void>
  /** null where no file has this name. */
  read(sha256: string): Promise<{ size: number; bytes: Readable } | null>
  has(sha256: string): Promise<boolean>
  list(): AsyncIterable<Kept>
  remove(kept: Kept): Promise<void>
  /** Rejects where nothing can be kept just now. */
  ready(): Promise<void>
}

export async function sha256Of(bytes: Readable): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(bytes, hash)
  return hash.digest('hex')
}

/** A crash before this leaves an incoming file, one after it an unnamed one: both are swept. */
export async function keep(uploads: Uploads, incoming: string, now: Temporal.Instant): Promise<string> {
  const sha256 = await sha256Of(createReadStream(incoming))
  await uploads.put(incoming, sha256, now)
  return sha256
}

export const discard = (path: string) => unlink(path).catch(() => undefined)

async function isOlder(path: string, before: Temporal.Instant): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
  return mtimeMs < before.epochMilliseconds
}

/** Names of incoming files last touched before the instant: leftovers of uploads, unless one still goes on. */
export async function incomingBefore({ incoming }: Uploads, before: Temporal.Instant): Promise<string[]> {
  const names: string[] = []
  for (const name of await readdir(incoming)) {
    if (!name.startsWith('.') && (await isOlder(join(incoming, name), before))) names.push(name)
  }
  return names
}
