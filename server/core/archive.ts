// An archive written while it is sent: never whole in memory, never on disk.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import { ZipFile } from 'yazl'
import { dateOf } from './clock.ts'
import type { Uploads } from './uploads.ts'

/** A text, or a kept file by its hash, with the time from which it is where its reader may know it. */
export type Part = { path: string } & ({ text: string } | { sha256: string; from?: Temporal.Instant })

const nothing = () => Readable.from([])

/** `open` gets a kept file once its turn has come. */
function archiveOf(parts: Part[], now: Temporal.Instant, open: (sha256: string) => Promise<Readable>) {
  const archive = new ZipFile()
  const mtime = dateOf(now)
  for (const part of parts) {
    if ('text' in part) {
      archive.addBuffer(Buffer.from(part.text), part.path, { mtime })
      continue
    }
    // PDFs and archives are packed already.
    const dated = { compress: false, mtime: dateOf(part.from ?? now) }
    archive.addReadStreamLazy(part.path, dated, (ready) => {
      open(part.sha256).then(
        (bytes) => ready(null, bytes),
        (error: Error) => ready(error, nothing()),
      )
    })
  }
  archive.end()
  return archive
}

type Sent = { name: string; parts: Part[]; uploads: Uploads; now: Temporal.Instant }

/**
 * The answer breaks off where a kept file is gone or its bytes end: whoever receives it must not take it for whole. When
 * the reader goes away, the file whose turn it is is let go.
 */
export async function sendArchive(res: Response, { name, parts, uploads, now }: Sent): Promise<void> {
  const breakOff = () => res.destroy()
  const archive = archiveOf(parts, now, async (sha256) => {
    const kept = await uploads.read(sha256)
    if (!kept) throw new Error(`File ${sha256} is gone.`)
    const { bytes } = kept
    const letGo = () => bytes.destroy()
    res.once('close', letGo)
    bytes.once('error', breakOff).once('close', () => res.off('close', letGo))
    if (res.closed) letGo()
    return bytes
  })
  archive.on('error', breakOff)
  res.type('application/zip').attachment(name).set('Cache-Control', 'no-store')
  await pipeline(archive.outputStream, res).catch(() => undefined)
}
