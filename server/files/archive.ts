// Looks into a ZIP archive without unpacking it: its names and sizes, or why it is not taken. Every file in it is inflated
// once, piece by piece, counted, compared with what is said of it, and forgotten.
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { PaperFile } from '../core/tables-files.ts'
import { faultInEntry, faultOf, nestedFinding, tooMany, UnsafeArchive } from './archive-faults.ts'
import { kindOf } from './kind.ts'

export type ArchiveEntry = { name: string; size: number }
export type Archive =
  | { ok: true; entries: ArchiveEntry[]; findings: PaperFile['findings'] }
  | { ok: false; because: string }

const LIMITS = { entries: 5000, bytes: 2 ** 30, ratio: 100, seconds: 60 }
/** A little that unpacks to a little more is no bomb, whatever its ratio. */
const HARMLESS = 32 * 2 ** 20

/** Two at once: each keeps a core busy while it inflates. */
const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()]

export function readArchive(path: string, limits: Partial<typeof LIMITS> = {}): Promise<Archive> {
  const turn = (lanes.shift() ?? Promise.resolve()).then(() => lookInto(path, { ...LIMITS, ...limits }))
  lanes.push(turn.catch(() => undefined))
  return turn
}

async function lookInto(path: string, limits: typeof LIMITS): Promise<Archive> {
  let zip: ZipFile | null = null
  try {
    zip = await openPromise(path, { autoClose: false, strictFileNames: true })
    if (zip.entryCount > limits.entries) throw new UnsafeArchive(tooMany(limits.entries))
    return await listed(zip, limits)
  } catch (error) {
    return { ok: false, because: faultOf(error) }
  } finally {
    zip?.close()
  }
}

type Count = { zip: ZipFile; limits: typeof LIMITS; until: AbortSignal; unpacked: number; packed: number }

async function listed(zip: ZipFile, limits: typeof LIMITS): Promise<Archive> {
  const count = { zip, limits, until: AbortSignal.timeout(limits.seconds * 1000), unpacked: 0, packed: 0 }
  const entries: ArchiveEntry[] = []
  const nested: string[] = []
  const names = new Set<string>()
  for await (const entry of zip.eachEntry()) {
    const fault = faultInEntry(entry, await zip.readLocalFileHeaderPromise(entry), names)
    if (fault) throw new UnsafeArchive(fault)
    count.packed += entry.compressedSize
    if (count.packed > zip.fileSize) throw new UnsafeArchive('Files in this ZIP archive overlap.')
    if (entry.fileName.endsWith('/')) continue
    if (await holdsArchive(count, entry)) nested.push(entry.fileName)
    entries.push({ name: entry.fileName, size: entry.uncompressedSize })
  }
  if (entries.length === 0) throw new UnsafeArchive('This ZIP archive is empty.')
  return { ok: true, entries, findings: nestedFinding(nested) }
}

const isArchive = (kind: string) => kind.endsWith('archive')

/** Inflates the entry to its end; whether another archive, into which we do not look, lies in it. */
async function holdsArchive(count: Count, entry: Entry): Promise<boolean> {
  let checksum = 0
  let kind = ''
  for await (const chunk of await count.zip.openReadStreamPromise(entry)) {
    kind ||= kindOf(chunk)
    checksum = crc32(chunk, checksum)
    count.unpacked += chunk.length
    stopBomb(count)
  }
  if (checksum !== entry.crc32) throw new UnsafeArchive(`“${entry.fileName}” in this ZIP archive is damaged.`)
  return isArchive(kind)
}

function stopBomb({ zip, limits, until, unpacked }: Count) {
  const bloated = unpacked > HARMLESS && unpacked > zip.fileSize * limits.ratio
  if (bloated || unpacked > limits.bytes)
    throw new UnsafeArchive('This ZIP archive unpacks to far more than it is.')
  if (until.aborted) throw new UnsafeArchive('This ZIP archive takes too long to read.')
}
