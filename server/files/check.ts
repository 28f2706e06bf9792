// Compares the files with the rows that name them, byte for byte.
import type { House } from '../context.ts'
import { sha256Of, type Uploads } from '../core/uploads.ts'
import { type NamedFile, namedFiles } from './queries.ts'

/** A line for each fault, as it is found. A young file without a row is an upload on its way. */
export async function* checkFiles({ db, uploads, clock }: House): AsyncIterable<string> {
  const anHourAgo = clock().subtract({ hours: 1 })
  const old = []
  for await (const kept of uploads.list())
    if (Temporal.Instant.compare(kept.touched, anHourAgo) < 0) old.push(kept)
  const named = Map.groupBy(await namedFiles({ db }), ({ sha256 }) => sha256)
  for (const [sha256, files] of named) {
    const fault = await faultIn(uploads, sha256, files)
    if (fault) yield `${fault} ${sha256} ${files.map(({ what }) => what).join(', ')}`
  }
  for (const { sha256, size } of old)
    if (!named.has(sha256)) yield `orphan ${sha256} ${size} bytes without a row`
}

async function faultIn(uploads: Uploads, sha256: string, files: NamedFile[]): Promise<string | null> {
  const file = await uploads.read(sha256)
  if (!file) return 'missing'
  const differs = files.some(({ size }) => size !== file.size)
  return (await sha256Of(file.bytes)) !== sha256 || differs ? 'changed' : null
}
