// Reads a PDF once more when nobody waits for it: on a busy machine it may have gone unread, which is no fault of the file.
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { House } from '../context.ts'
import { discard } from '../core/uploads.ts'
import { openExaminer, type PaperRead } from './pdf/examiner.ts'

const SECONDS = 60

/** The reviewers' copy that has this hash; null where it cannot be read in much more time either. */
export async function readAgain(
  { uploads }: Pick<House, 'uploads'>,
  sha256: string,
): Promise<PaperRead | null> {
  const kept = await uploads.read(sha256)
  if (!kept) return null
  const path = join(uploads.incoming, `again-${randomUUID()}`)
  const blindTo = `${path}-blind`
  const examiner = openExaminer({ seconds: SECONDS })
  try {
    await pipeline(kept.bytes, createWriteStream(path))
    const examined = await examiner.examine(path, blindTo)
    return examined.ok ? examined.reading : null
  } finally {
    await examiner.close()
    await Promise.all([discard(path), discard(blindTo)])
  }
}
