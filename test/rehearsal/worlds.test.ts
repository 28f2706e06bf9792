// Worlds as databases: one that nobody needs any more is out of the way at once, and its files are deleted later.
import { deepEqual, equal, rejects } from 'node:assert/strict'
import { after, test } from 'node:test'
import { connect } from '../../server/core/db.ts'
import {
  createWorld,
  discardWorld,
  dropWorld,
  listWorlds,
  openWorlds,
  urlOfWorld,
} from '../../server/rehearsal/queries-worlds.ts'
import { cloneDatabase, MIGRATED } from '../support/database.ts'

/** As many as are kept, and one. */
const TOO_MANY = 13

const { db, url, drop } = await cloneDatabase(MIGRATED)
const worlds = openWorlds(url)
after(async () => {
  for (const name of await listWorlds(worlds)) await dropWorld(worlds, name)
  await worlds.admin.destroy()
  await drop()
})
const gone = `${worlds.live}_gone`
const discarded = async () => [...(await listWorlds(worlds))].filter((name) => /_discarded_\d+$/.test(name))

test('its name is free, and whoever was connected to it is cut off', async () => {
  await discardWorld(worlds, gone)
  await createWorld(worlds, gone)
  const inside = connect(urlOfWorld(worlds, gone), 1)
  await inside.raw('create table seen ()')
  await discardWorld(worlds, gone)
  equal((await listWorlds(worlds)).has(gone), false)
  await rejects(async () => inside.raw('select from seen'))
  await inside.destroy()
  equal((await discarded()).length, 1)
  await createWorld(worlds, gone)
  await dropWorld(worlds, gone)
  await db.raw('select 1')
})

test('of very many the oldest are deleted', async () => {
  const [first] = await discarded()
  const before = await discarded()
  for (let made = before.length; made < TOO_MANY; made++) {
    await createWorld(worlds, gone)
    await discardWorld(worlds, gone)
  }
  const left = await discarded()
  equal(left.length, TOO_MANY - 1)
  deepEqual(
    before.filter((name) => left.includes(name)),
    before.filter((name) => name !== first),
  )
})
