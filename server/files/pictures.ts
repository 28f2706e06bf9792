// Pictures of first pages: drawn when somebody first looks, since that takes as long as all the rest of reading a PDF.
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { discard, type Uploads } from '../core/uploads.ts'
import { openReader } from './pdf/reader.ts'

/** So many, of some ten kilobytes each. */
const MOST = 500

/** A process of its own, so that no upload waits for one. */
const painter = openReader()
const drawn = new Map<string, Promise<Buffer | null>>()

async function draw(uploads: Uploads, sha256: string): Promise<Buffer | null> {
  const kept = await uploads.read(sha256)
  if (!kept) return null
  const path = join(uploads.incoming, `picture-${randomUUID()}`)
  try {
    await pipeline(kept.bytes, createWriteStream(path))
    const picture = await painter.draw(path)
    return picture === null ? null : Buffer.from(picture, 'base64')
  } finally {
    await discard(path)
  }
}

/** WebP, of the PDF that has this hash; what could not be drawn once is not tried again and again. */
export function pictureOf(uploads: Uploads, sha256: string): Promise<Buffer | null> {
  const known = drawn.get(sha256)
  if (known) return known
  if (drawn.size >= MOST) drawn.clear()
  const picture = draw(uploads, sha256)
  drawn.set(sha256, picture)
  picture.catch(() => drawn.delete(sha256))
  return picture
}
