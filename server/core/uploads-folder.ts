// Uploads in a folder: renamed into place in one step, once their bytes have reached the disk.
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { access, constants, mkdir, open, readdir, rename, stat, unlink, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Kept, Uploads } from './uploads.ts'

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** null for what is not there; every other fault goes on. */
const orNull = (error: unknown) => {
  if (isMissing(error)) return null
  throw error
}

/** The folder and the file reach the disk before any row may name them. */
async function settle(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
}

async function* keptIn(root: string): AsyncIterable<Kept> {
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const { name, parentPath } = entry
    if (!entry.isFile() || name.startsWith('.') || parentPath.endsWith('incoming')) continue
    const at = join(parentPath, name)
    const found = await stat(at).catch(orNull)
    if (!found) continue
    const touched = Temporal.Instant.fromEpochMilliseconds(Math.floor(found.mtimeMs))
    yield { at, sha256: name, size: found.size, touched }
  }
}

/** With `quick` a power cut may lose what was kept last. */
export async function uploadsInFolder(root: string, { quick = false } = {}): Promise<Uploads> {
  const settled = quick ? async () => undefined : settle
  const incoming = join(root, 'incoming')
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256)
  await mkdir(incoming, { recursive: true })

  async function put(from: string, sha256: string, now: Temporal.Instant) {
    const path = pathOf(sha256)
    await mkdir(dirname(path), { recursive: true })
    await settled(from)
    await rename(from, path)
    // A file that stood here before is young again, so that the sweep leaves it to the row about to come.
    await utimes(path, now.epochMilliseconds / 1000, now.epochMilliseconds / 1000)
    await settled(dirname(path))
    await settled(root)
  }

  async function read(sha256: string) {
    const path = pathOf(sha256)
    const found = await stat(path).catch(orNull)
    if (!found) return null
    const bytes = createReadStream(path)
    const opened = await once(bytes, 'open').catch(orNull)
    return opened && { size: found.size, bytes }
  }

  return {
    incoming,
    put,
    read,
    has: async (sha256) => (await stat(pathOf(sha256)).catch(orNull)) !== null,
    list: () => keptIn(root),
    remove: async ({ at }) => void (await unlink(at).catch(orNull)),
    ready: () => access(incoming, constants.W_OK),
  }
}
