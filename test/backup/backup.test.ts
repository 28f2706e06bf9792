// A backup holds every row and every file, and goes back into an empty house and no other, whole or not at all.
import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ZipFile } from 'yazl'
import { linesOf, tablesIn } from '../../server/backup/queries.ts'
import { restoreBackup } from '../../server/backup/restoring.ts'
import { saveBackup } from '../../server/backup/saving.ts'
import { committing } from '../../server/context.ts'
import type { Db } from '../../server/core/db.ts'
import type { Uploads } from '../../server/core/uploads.ts'
import { uploadsInBucket } from '../../server/core/uploads-s3.ts'
import { checkFiles } from '../../server/files/check.ts'
import { CHAPTERS, openWorld } from '../policy/blind-world.ts'
import { startBucket } from '../support/bucket.ts'
import { scratchFolder } from '../support/cluster.ts'
import { cloneDatabase, MIGRATED } from '../support/database.ts'
import { type TestHouse, withOwnDatabase } from '../support/house.ts'
import { openTestHouse } from '../support/open-house.ts'

let folder: string
before(async () => {
  folder = await scratchFolder('rostrum-backup-')
})
after(() => rm(folder, { recursive: true }))

const inWorld = (story: (house: TestHouse) => Promise<void>) =>
  withOwnDatabase(async (house) => {
    const world = await openWorld(house)
    for (const chapter of ['submitted', 'assigned', 'reviewing', 'decided'] as const)
      await CHAPTERS[chapter](world)
    await house.db('people').update({ affiliation: 'Line\u2028break, “quotes”, \\ and \r\n' })
    await story(house)
  })

async function inEmptyHouse(story: (house: TestHouse) => Promise<void>): Promise<void> {
  const clone = await cloneDatabase(MIGRATED)
  try {
    const house = await openTestHouse(clone.db)
    await story(house).finally(house.close)
  } finally {
    await clone.drop()
  }
}

const rowsIn = (db: Db) =>
  committing({ db }, async (open) => {
    const rows: Record<string, string[]> = {}
    for (const table of await tablesIn(open.db))
      rows[table] = (await Array.fromAsync(linesOf(open.db, table))).flat().toSorted()
    return rows
  })

const namesIn = async (uploads: Uploads) =>
  (await Array.fromAsync(uploads.list())).map(({ sha256 }) => sha256).toSorted()

async function sameHouse(a: TestHouse, b: TestHouse): Promise<void> {
  deepEqual(await rowsIn(b.db), await rowsIn(a.db))
  deepEqual(await Array.fromAsync(checkFiles({ ...b.house, clock: a.house.clock })), [])
  const jobs = (db: Db) => db('graphile_worker._private_jobs').count('* as jobs')
  deepEqual(await jobs(b.db), await jobs(a.db))
  const next = (db: Db) => db('papers').max('id as last')
  deepEqual(await next(b.db), await next(a.db))
}

test('every row and every file comes back, and the site answers', () =>
  inWorld(async (house) => {
    const path = join(folder, 'whole.zip')
    const saved = await saveBackup(house.house, path)
    equal((await stat(path)).mode & 0o777, 0o600)
    deepEqual(saved.faults, [])
    await inEmptyHouse(async (other) => {
      await restoreBackup(other.house, path)
      await sameHouse(house, other)
      deepEqual(await namesIn(other.house.uploads), await namesIn(house.house.uploads))
      const home = (visited: TestHouse) => visited.visitor().get('/call')
      equal((await home(other)).status, 200)
      // The numbers go on behind those that were given.
      const [{ id } = { id: 0 }] = await other
        .db('topics')
        .insert({ name: 'One more', position: 99 })
        .returning('id')
      equal(id > Math.max(...(await house.db('topics').pluck('id'))), true)
      // Foreign keys and triggers hold as before.
      await rejects(other.db('paper_topics').insert({ paper_id: 987654, topic_id: id }), /foreign key/)
      const triggers = other.db('pg_trigger').where({ tgisinternal: false }).whereNot({ tgenabled: 'O' })
      deepEqual(await triggers, [])
    })
  }))

test('from a bucket and into a bucket it is the same', () =>
  inWorld(async (house) => {
    const [from, into] = [await startBucket(), await startBucket()]
    try {
      const uploads = await uploadsInBucket(from.bucket, await scratchFolder('rostrum-incoming-'))
      for (const sha256 of await namesIn(house.house.uploads)) {
        const kept = await house.house.uploads.read(sha256)
        const incoming = join(uploads.incoming, sha256)
        await writeFile(incoming, kept?.bytes ?? '')
        await uploads.put(incoming, sha256, house.now())
      }
      const path = join(folder, 'bucket.zip')
      await saveBackup({ ...house.house, uploads }, path)
      await inEmptyHouse(async (other) => {
        other.house.uploads = await uploadsInBucket(into.bucket, await scratchFolder('rostrum-incoming-'))
        await restoreBackup(other.house, path)
        await sameHouse(house, other)
        deepEqual(await namesIn(other.house.uploads), await namesIn(uploads))
        deepEqual(await readdir(other.house.uploads.incoming), [])
      })
    } finally {
      await from.stop()
      await into.stop()
    }
  }))

test('it goes into no house where somebody is, and overwrites no file', () =>
  inWorld(async (house) => {
    const path = join(folder, 'refused.zip')
    await saveBackup(house.house, path)
    const before = await rowsIn(house.db)
    await rejects(restoreBackup(house.house, path), /There is a workshop here already/)
    deepEqual(await rowsIn(house.db), before)
    await rejects(saveBackup(house.house, path), /is there already/)
    await rejects(saveBackup(house.house, join(folder, 'none/x.zip')), /cannot be written/)
    deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.incomplete')),
      [],
    )
  }))

/** The same archive with one part changed or left out. */
async function withChanged(path: string, part: RegExp, change: (bytes: Buffer) => Buffer | null) {
  const { openPromise } = await import('yauzl')
  const { buffer } = await import('node:stream/consumers')
  const [zip, changed] = [await openPromise(path, { autoClose: false }), new ZipFile()]
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry))
    const kept = part.test(entry.fileName) ? change(bytes) : bytes
    if (kept) changed.addBuffer(kept, entry.fileName)
  }
  zip.close()
  changed.end()
  const at = `${path}.${randomUUID()}`
  await writeFile(at, await buffer(changed.outputStream))
  return at
}

test('what is damaged or of another version leaves an empty house, and the sound archive still goes in', () =>
  inWorld(async (house) => {
    const path = join(folder, 'sound.zip')
    await saveBackup(house.house, path)
    const longer = (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('\n')])
    const cut = `${path}.cut`
    await writeFile(cut, await readFile(path))
    await truncate(cut, (await stat(path)).size - 100)
    const edited = (from: string, to: string) => (bytes: Buffer) =>
      Buffer.from(String(bytes).replace(from, to))
    const faults: [string, RegExp][] = [
      [cut, /cannot be read as a backup/],
      [await withChanged(path, /^files/, longer), /File \w+ is damaged/],
      [await withChanged(path, /^files/, () => null), /is no whole backup: files/],
    ]
    await inEmptyHouse(async (other) => {
      const empty = await rowsIn(other.db)
      for (const [at, words] of faults) await rejects(restoreBackup(other.house, at), words)
      const rows = await withChanged(path, /^tables\/topics/, edited('"name"', '"Name"'))
      await rejects(restoreBackup(other.house, rows), /Nothing was restored: |Table topics is damaged/)
      const later = await withChanged(path, /^rostrum.json/, edited('20261123_01', '20261122_01'))
      await rejects(restoreBackup(other.house, later), /made by another version of Rostrum/)
      deepEqual(await rowsIn(other.db), empty)
      await restoreBackup(other.house, path)
      await sameHouse(house, other)
    })
  }))

test('a file that is missing is named, and keeps no other from being saved', () =>
  inWorld(async (house) => {
    const { uploads } = house.house
    const [kept] = await Array.fromAsync(uploads.list())
    if (!kept) throw new Error('there is no file')
    await uploads.remove(kept)
    const path = join(folder, 'missing.zip')
    const { faults } = await saveBackup(house.house, path)
    deepEqual(faults, [{ sha256: kept.sha256, fault: 'missing' }])
    await inEmptyHouse(async (other) => {
      await restoreBackup(other.house, path)
      const [line = ''] = await Array.fromAsync(checkFiles({ ...other.house, clock: house.house.clock }))
      match(line, new RegExp(`^missing ${kept.sha256}`))
    })
  }))
