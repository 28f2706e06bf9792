// Takes an archive back into a house in which there is nothing: files first, which without rows do no harm, then all rows
// in one transaction. Whatever stops it, the house is empty or whole.
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { committing, type House } from '../context.ts'
import { migrateOnly, type Tx } from '../core/db.ts'
import { InputFault } from '../core/input-fault.ts'
import { isAlone } from '../core/presence.ts'
import { addWaiting } from '../core/queue.ts'
import { discard } from '../core/uploads.ts'
import { linesIn, withChecksum } from './checksum.ts'
import { filePart, MANIFEST, type Manifest, manifest, tablePart } from './manifest.ts'
import {
  clearRows,
  dropSchema,
  giveNumbersAfter,
  holdEmpty,
  insertLines,
  isEmpty,
  migrationsIn,
  tablesIn,
  withoutForeignKeys,
} from './queries.ts'

const AT_ONCE = { lines: 500, characters: 4_000_000 }
const NOT_EMPTY =
  'There is a workshop here already. A backup goes only into an installation without people and without a workshop.'

const RUNNING =
  'Rostrum is running on this database. Stop the site and its worker, restore, and start them again afterwards.'

type Rows = Manifest['tables'][string]
type Opened = { open(part: string): Promise<Readable>; close(): void }

async function opened(path: string): Promise<Opened> {
  const zip: ZipFile = await openPromise(path, { autoClose: false }).catch((error: Error) => {
    throw new InputFault(`${path} cannot be read as a backup: ${error.message}`)
  })
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  const open = (part: string) => {
    const entry = entries.get(part)
    if (!entry) throw new InputFault(`${path} is no whole backup: ${part} is not in it.`)
    return zip.openReadStreamPromise(entry)
  }
  return { open, close: () => zip.close() }
}

async function manifestIn({ open }: Opened, path: string): Promise<Manifest> {
  const read = manifest.safeParse(JSON.parse(await text(await open(MANIFEST))))
  if (read.success) return read.data
  throw new InputFault(`${path} is no backup that this Rostrum understands: ${read.error.issues[0]?.message}`)
}

/** The changes of the schema that the backup has not seen. */
async function changesSince({ db }: House, { migrations }: Manifest): Promise<number> {
  const here = await migrationsIn(db)
  const unknown = migrations.find((name) => !here.includes(name))
  if (!unknown) return here.length - migrations.length
  throw new InputFault(
    `This backup was made by another version of Rostrum, whose database has the change ${unknown}. Update Rostrum first.`,
  )
}

/** An empty database as it was when the backup was made. Whoever opens it next takes it on to today. */
async function goBack({ db }: House, { migrations }: Manifest): Promise<void> {
  await committing({ db }, async (open) => {
    if (!(await holdEmpty(open.db))) throw new InputFault(NOT_EMPTY)
    await dropSchema(open.db)
  })
  await migrateOnly(db, migrations)
}

/** Piece by piece to the disk, compared with its name, and only then to its place. */
async function restoreFile({ uploads, clock }: House, sha256: string, bytes: Readable): Promise<void> {
  const incoming = join(uploads.incoming, randomUUID())
  const compare = (is: string) => {
    if (is !== sha256) throw new InputFault(`File ${sha256} is damaged in this backup.`)
  }
  try {
    await pipeline(withChecksum(bytes, compare), createWriteStream(incoming, { mode: 0o600 }))
    await uploads.put(incoming, sha256, clock())
  } catch (error) {
    await discard(incoming)
    throw error
  }
}

async function restoreRows(db: Tx, table: string, bytes: Readable, wanted: Rows): Promise<void> {
  let [lines, size, rows, sha256]: [string[], number, number, string] = [[], 0, 0, '']
  const insert = async () => {
    if (lines.length > 0) await insertLines(db, table, lines)
    rows += lines.length
    lines = []
    size = 0
  }
  for await (const line of linesIn(withChecksum(bytes, (is) => (sha256 = is)))) {
    lines.push(line)
    size += line.length
    if (lines.length >= AT_ONCE.lines || size >= AT_ONCE.characters) await insert()
  }
  await insert()
  if (rows !== wanted.rows || sha256 !== wanted.sha256)
    throw new InputFault(`Table ${table} is damaged in this backup.`)
}

const restoreDatabase = (house: House, { open }: Opened, { tables, numbers, queue }: Manifest) =>
  committing(house, async ({ db }) => {
    if (!(await holdEmpty(db))) throw new InputFault(NOT_EMPTY)
    const names = Object.keys(tables)
    if (names.toSorted().join() !== (await tablesIn(db)).join())
      throw new InputFault('The tables of this backup are not those of its version.')
    await withoutForeignKeys(db, names, async () => {
      await clearRows(db, names)
      for (const [name, wanted] of Object.entries(tables))
        await restoreRows(db, name, await open(tablePart(name)), wanted)
    })
    await addWaiting({ db }, queue)
    await giveNumbersAfter(db, numbers)
  })

const firstLine = (error: unknown) => String(error instanceof Error ? error.message : error).split('\n')[0]

/** The site and its worker would go on with what they know of an empty house, and write beside the rows that come. */
const whileAlone = (house: House, act: () => Promise<void>) =>
  committing(house, async ({ db }) => {
    if (!(await isAlone(db))) throw new InputFault(RUNNING)
    await act()
  })

async function takeBack(house: House, archive: Opened, found: Manifest): Promise<void> {
  const changes = await changesSince(house, found)
  const unsound = new Set(found.faults.map(({ sha256 }) => sha256))
  for (const sha256 of found.files)
    if (!unsound.has(sha256)) await restoreFile(house, sha256, await archive.open(filePart(sha256)))
  if (changes > 0) await goBack(house, found)
  await restoreDatabase(house, archive, found)
  if (changes > 0) await house.db.migrate.latest()
}

export async function restoreBackup(house: House, path: string): Promise<Manifest> {
  const archive = await opened(path)
  try {
    const found = await manifestIn(archive, path)
    if (!(await isEmpty(house.db))) throw new InputFault(NOT_EMPTY)
    await whileAlone(house, () => takeBack(house, archive, found))
    return found
  } catch (error) {
    throw error instanceof InputFault ? error : new InputFault(`Nothing was restored: ${firstLine(error)}`)
  } finally {
    archive.close()
  }
}
