// An archive written while it is sent: never whole in memory, never on disk.
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { dateOf } from './clock.ts'
import type { Uploads } from './uploads.ts'

/** A text, or a kept file by its hash. */
export type Part = { path: string } & ({ text: string } | { sha256: string })

const nothing = () => Readable.from([])

/** `fail` is called when a kept file is gone: whoever receives the archive must not take it for whole. */
export function archiveOf(
  parts: Part[],
  uploads: Uploads,
  now: Temporal.Instant,
  fail: (error: Error) => void,
): NodeJS.ReadableStream {
  const archive = new ZipFile()
  const mtime = dateOf(now)
  for (const part of parts) {
    if ('text' in part) {
      archive.addBuffer(Buffer.from(part.text), part.path, { mtime })
      continue
    }
    // PDFs and archives are packed already.
    archive.addReadStreamLazy(part.path, { compress: false, mtime }, (ready) => {
      uploads.read(part.sha256).then(
        (kept) => ready(kept ? null : new Error(`File ${part.sha256} is gone.`), kept?.bytes ?? nothing()),
        (error: Error) => ready(error, nothing()),
      )
    })
  }
  archive.end()
  archive.on('error', fail)
  return archive.outputStream
}
