// A backup of an earlier version goes into this one, through the changes that were made since.
import { deepEqual, equal, rejects } from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { schemaOf } from '../../scripts/schema.ts'
import { dropSchema, migrationsIn } from '../../server/backup/queries.ts'
import { restoreBackup } from '../../server/backup/restoring.ts'
import { saveBackup } from '../../server/backup/saving.ts'
import { committing, type House } from '../../server/context.ts'
import { connect, migrateOnly } from '../../server/core/db.ts'
import { scratchFolder } from '../support/cluster.ts'
import { cloneDatabase, MIGRATED } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'

let folder: string
before(async () => {
  folder = await scratchFolder('rostrum-older-')
})
after(() => rm(folder, { recursive: true }))

/** Without kept plans, which a change of the schema does not survive. */
async function inEmptyHouse(story: (house: House) => Promise<void>): Promise<void> {
  const clone = await cloneDatabase(MIGRATED)
  const db = connect(clone.url)
  try {
    await story(await houseOn(db, () => START))
  } finally {
    await db.destroy()
    await clone.drop()
  }
}

const LATER = 12

async function olderBackup(path: string): Promise<void> {
  await inEmptyHouse(async (house) => {
    const names = await migrationsIn(house.db)
    await committing(house, ({ db }) => dropSchema(db))
    await migrateOnly(house.db, names.slice(0, -LATER))
    const person = { name: 'Ada Adder', created_at: START.toString() }
    for (const email of ['ada@people.example', 'ann@people.example'])
      await house.db('people').insert({ ...person, email })
    await house.db('people').where({ email: 'ada@people.example' }).delete()
    await saveBackup(house, path)
  })
}

test('rows of an earlier version are taken on to this one, in a database that is as it would be anyway', async () => {
  const path = join(folder, 'older.zip')
  await olderBackup(path)
  await inEmptyHouse(async (house) => {
    const [names, schema] = [await migrationsIn(house.db), await schemaOf(house.db)]
    const found = await restoreBackup(house, path)
    equal(found.migrations.length, names.length - LATER)
    deepEqual(await house.db('people').select('id', 'email'), [{ id: 2, email: 'ann@people.example' }])
    deepEqual([await migrationsIn(house.db), await schemaOf(house.db)], [names, schema])
    const [next] = await house
      .db('people')
      .insert({ name: 'Bo', email: 'bo@people.example', created_at: START.toString() })
      .returning('id')
    equal(next?.id, 3)
    await rejects(restoreBackup(house, path), /There is a workshop here already/)
    equal((await house.db('people')).length, 2)
  })
})
