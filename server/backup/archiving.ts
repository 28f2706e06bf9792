// A new archive of the operator's, part by part: readable for the owner alone, under its name once it is whole.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { access, link, rename, rm, unlink } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { dateOf } from '../core/clock.ts'
import { InputFault } from '../core/input-fault.ts'
import { clearLeft, growingName } from './growing.ts'

export type Archive = {
  add(path: string, compress: boolean, open: () => Promise<Readable> | Readable): void
  end(): void
  whole: Promise<void>
}

export const BYTES = { objectMode: false }

/** Each part is opened when its turn comes, so that one of them is in memory at a time, and of it a piece. */
async function archiveAt(path: string, now: Temporal.Instant): Promise<Archive> {
  const zip = new ZipFile()
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  await once(out, 'open')
  let part = Readable.from([], BYTES)
  zip.on('error', (error) => out.destroy(error))
  // A full disk: the part that is being read asks for nothing more, of a transaction that is over.
  out.once('close', () => part.destroy())
  const add: Archive['add'] = (name, compress, open) =>
    zip.addReadStreamLazy(name, { compress, mode: 0o100600, mtime: dateOf(now) }, (ready) => {
      Promise.resolve()
        .then(open)
        .then(
          (bytes) => {
            part = bytes
            // The library does not listen to it: a disk or a database that fails half way would end the process there.
            bytes.once('error', (error) => out.destroy(error))
            ready(null, bytes)
          },
          (error: Error) => ready(error, Readable.from([], BYTES)),
        )
    })
  const whole = pipeline(zip.outputStream, out)
  whole.catch(() => undefined)
  return { add, end: () => zip.end(), whole }
}

const alreadyThere = (path: string) => `${path} is there already. Name another file.`
const isUnknown = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS)$/.test(String(error.code))

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** A second name, which is taken from nobody as renaming would; then the first one goes. Some file systems know one name alone. */
async function takeItsName(growing: string, path: string): Promise<void> {
  try {
    await link(growing, path)
    await unlink(growing)
  } catch (error) {
    if (await exists(path)) throw new InputFault(alreadyThere(path))
    if (!isUnknown(error)) throw error
    await rename(growing, path)
  }
}

/** The file has its name once it is whole and on the disk; while it grows it has one that no second run takes for its own. */
export async function writeArchive<Result>(
  path: string,
  now: Temporal.Instant,
  fill: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  if (await exists(path)) throw new InputFault(alreadyThere(path))
  const growing = growingName(path)
  try {
    const archive = await archiveAt(growing, now)
    await clearLeft(path, growing)
    const result = await fill(archive)
    archive.end()
    await archive.whole
    await takeItsName(growing, path)
    return result
  } catch (error) {
    await rm(growing, { force: true })
    if (error instanceof Error && 'syscall' in error)
      throw new InputFault(`${path} cannot be written: ${error.message}`)
    throw error
  }
}
