// Writes the whole house into one archive while it is open: the database as it was at one moment, then its files.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { atOneMoment, type House } from '../context.ts'
import type { Tx } from '../core/db.ts'
import { InputFault } from '../core/input-fault.ts'
import { jobsWaiting } from '../core/queue.ts'
import { namedFiles } from '../files/queries.ts'
import { type Archive, BYTES, writeArchive } from './archiving.ts'
import { withChecksum } from './checksum.ts'
import { FORMAT, filePart, MANIFEST, type Manifest, tablePart } from './manifest.ts'
import { linesOf, migrationsIn, numbersGiven, tablesIn } from './queries.ts'

async function* written(db: Tx, table: string, tables: Manifest['tables']): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let rows = 0
  for await (const lines of linesOf(db, table)) {
    const text = `${lines.join('\n')}\n`
    hash.update(text)
    rows += lines.length
    yield text
  }
  tables[table] = { rows, sha256: hash.digest('hex') }
}

/** Resolves when the last table has been read, and the transaction may end; its files do not change. */
function addTables({ add, whole }: Archive, db: Tx, names: string[], tables: Manifest['tables']) {
  const read = new Promise<void>((resolve) => {
    for (const name of names)
      add(tablePart(name), true, () => {
        const bytes = Readable.from(written(db, name, tables), BYTES)
        return name === names.at(-1) ? bytes.once('end', resolve) : bytes
      })
  })
  return Promise.race([read, whole])
}

async function addDatabase(house: House, archive: Archive): Promise<Manifest> {
  return atOneMoment(house, async (db) => {
    const named = await namedFiles({ db })
    const found: Manifest = {
      format: FORMAT,
      made_at: house.clock().toString(),
      migrations: await migrationsIn(db),
      tables: {},
      files: [...new Set(named.map(({ sha256 }) => sha256))].toSorted(),
      faults: [],
      numbers: {},
      queue: await jobsWaiting({ db }),
    }
    await addTables(archive, db, await tablesIn(db), found.tables)
    // Sequences do not wait for transactions: asked last, they are never behind the rows.
    return { ...found, numbers: await numbersGiven(db) }
  })
}

/** A file that is missing or damaged must not be in the way of saving all others; the manifest names it. */
async function addFiles({ uploads }: House, { add }: Archive, { files, faults }: Manifest): Promise<void> {
  for (const sha256 of files) {
    if (!(await uploads.has(sha256))) {
      faults.push({ sha256, fault: 'missing' })
      continue
    }
    add(filePart(sha256), false, async () => {
      const kept = await uploads.read(sha256)
      if (!kept) throw new InputFault(`File ${sha256} was deleted during the backup. Run it again.`)
      const compare = (is: string) => {
        if (is !== sha256) faults.push({ sha256, fault: 'changed' })
      }
      return Readable.from(withChecksum(kept.bytes, compare), BYTES)
    })
  }
}

export const saveBackup = (house: House, path: string): Promise<Manifest> =>
  writeArchive(path, house.clock(), async (archive) => {
    const found = await addDatabase(house, archive)
    await addFiles(house, archive, found)
    archive.add(MANIFEST, true, () => Readable.from([JSON.stringify(found, null, 1)], BYTES))
    return found
  })
