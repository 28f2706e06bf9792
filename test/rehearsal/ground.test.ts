// A database that is given to a rehearsal is refused unless nothing but a rehearsal can be lost there.
import { deepEqual, equal, rejects } from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { type Config, ConfigFault } from '../../server/config.ts'
import { enterGround } from '../../server/rehearsal/ground.ts'
import { createPristine } from '../../server/rehearsal/pristine.ts'
import { visiting } from '../../server/rehearsal/queries-ground.ts'
import { listWorlds, openWorlds, urlOfWorld } from '../../server/rehearsal/queries-worlds.ts'
import { settle } from '../../server/rehearsal/settling.ts'
import { cloneDatabase, MIGRATED } from '../support/database.ts'
import { houseOn } from '../support/house-on.ts'
import { START } from '../support/people.ts'
import { stageOn } from './staged.ts'

const empty = await cloneDatabase(MIGRATED)
const real = await cloneDatabase()
const worlds = openWorlds(empty.url)
const { admin } = worlds
const role = `weak_${randomBytes(4).toString('hex')}`
await admin.raw('create role ?? login', [role])
after(async () => {
  await empty.drop()
  await admin.raw('drop role ??', [role])
  await admin.destroy()
  await real.drop()
})

const { config } = await houseOn(empty.db, () => START)
const at = (databaseUrl: string | null): Config => ({ ...config, databaseUrl })
const enter = (url: string, of: string | null = null) => enterGround(at(of), at(url))
const refused = (url: string, words: RegExp, of: string | null = null) =>
  rejects(enter(url, of), (error) => error instanceof ConfigFault && words.test(error.message))

const as = (name: string) => {
  const url = new URL(empty.url)
  url.username = name
  return url.toString()
}

test('the real database is known under every address, and by what it holds where nobody names it', async () => {
  await refused(`${empty.url}&application_name=another`, /names the real database/, empty.url)
  await refused(real.url, /holds what is no rehearsal and would be lost/)
  await refused(real.url, /holds what is no rehearsal/, urlOfWorld(worlds, 'nowhere'))
})

test('another program keeps its database', async () => {
  const other = await cloneDatabase('template0')
  try {
    await (await enter(other.url))()
    await other.db.raw('create table accounts ()')
    await refused(other.url, /holds what is no rehearsal/)
  } finally {
    await other.drop()
  }
})

test('what its role may not do is said before anything is made', async () => {
  await refused(as(role), new RegExp(`may not: alter role "${role}" createdb`))
  await admin.raw('alter role ?? createdb', [role])
  await refused(as(role), /must belong to its role/)
  await refused(as('nobody_at_all'), /REHEARSAL_DATABASE_URL cannot be used: role "nobody_at_all"/)
  await refused(urlOfWorld(worlds, 'a'.repeat(41)), /more than 40 letters/)
})

test('only one rehearsal at a time stands on it', async () => {
  const leave = await enter(empty.url)
  await refused(empty.url, /Another rehearsal is already running/)
  await leave()
  await (await enter(empty.url))()
})

test('a database that begins with its name is left alone, and one named as a world is not thrown away', async () => {
  const names = [`${worlds.live}_m07`, `${worlds.live}_real`]
  for (const name of names) await admin.raw('create database ??', [name])
  const [named = '', begun = ''] = names
  await visiting(urlOfWorld(worlds, named), async (db) => db.raw('create table accounts ()'))
  const { staging, press } = await stageOn(worlds, {})
  try {
    equal((await listWorlds(worlds)).has(begun), false)
    await rejects(settle(staging, createPristine(staging)), /_m07" bears the name of a world/)
    deepEqual(await admin('pg_database').whereIn('datname', names).orderBy('datname').pluck('datname'), names)
  } finally {
    await press.close()
    await staging.house.db.destroy()
    for (const name of names) await admin.raw('drop database ?? with (force)', [name])
  }
})
