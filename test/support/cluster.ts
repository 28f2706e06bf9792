// A PostgreSQL for one run of the tests: quick, of its own, thrown away at the end.
import { chmod, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findPostgres, startPostgres } from '../../server/postgres.ts'
import { folderOf } from '../../server/postgres-home.ts'

const PREFIX = 'rostrum-cluster-'
const HOUR = 3_600_000
const PLENTY = 2 ** 31

export async function startCluster(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = await scratchFolder(PREFIX)
  await sweep(dirname(dataDir))
  const { url, stop } = await startPostgres({ dataDir, quick: true })
  return { url, stop: () => stop().then(() => throwAway(dataDir)) }
}

export async function isMemoryPlenty(): Promise<boolean> {
  const memory = await statfs('/dev/shm').catch(() => null)
  return memory !== null && memory.bavail * memory.bsize > PLENTY
}

/** In memory where there is plenty of it, on disk where not. */
export async function scratchFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join((await isMemoryPlenty()) ? '/dev/shm' : tmpdir(), prefix))
  // Where root runs the tests, the account of the server has to come in.
  await chmod(folder, 0o711)
  return folder
}

export async function throwAway(dataDir: string): Promise<void> {
  await rm(await folderOf(dataDir), { recursive: true, force: true })
  await rm(dataDir, { recursive: true, force: true })
}

/** A run that was killed leaves its cluster behind. Young ones may belong to a run that is just starting. */
async function sweep(above: string): Promise<void> {
  for (const name of await readdir(above)) {
    const left = join(above, name)
    if (name.startsWith(PREFIX) && (await isOld(left))) await clear(left).catch(() => undefined)
  }
}

const isOld = async (path: string) => {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
  return mtimeMs < Date.now() - HOUR
}

/** Starting refuses where the owner still lives, and takes over where it does not. */
async function clear(dataDir: string): Promise<void> {
  if (await findPostgres(dataDir)) await (await startPostgres({ dataDir })).stop()
  await throwAway(dataDir)
}
