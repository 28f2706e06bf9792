// What a database is, asked before anything in it is changed: whose it is, what it holds, who stands on it already.
import pg from 'pg'
import { connect, type Db } from '../core/db.ts'
import { urlOfWorld, type Worlds } from './queries-worlds.ts'

/** One visit, with one connection. */
export async function visiting<T>(url: string, ask: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(url, 1)
  return ask(db).finally(() => db.destroy())
}

/** The same for two addresses that lead to one database, however they are written. */
export async function identityOf(db: Db): Promise<string> {
  const { rows } = await db.raw<{ rows: { identity: string }[] }>(
    `select concat_ws('/', system_identifier, oid) as identity
       from pg_control_system(), pg_database where datname = current_database()`,
  )
  return rows[0]?.identity ?? ''
}

/** Who has forgotten `createdb` would else hear of it from a stack of calls. */
export async function rightsIn(db: Db) {
  const { rows } = await db.raw<{ rows: { role: string; creates: boolean; owns: boolean }[] }>(
    `select current_user as role, rolcreatedb or rolsuper as creates, rolsuper or pg_has_role(datdba, 'usage') as owns
       from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
  )
  return rows[0]
}

const foreign = `select from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker') and not tablename ^@ 'knex_migrations'`

/** A world of ours, an empty database, or a Rostrum in which nobody has an account: nothing is lost with it. */
async function isHarmless(db: Db): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { world: boolean; empty: boolean; migrated: boolean }[] }>(
    `select to_regnamespace('rehearsal') is not null as world, not exists (${foreign}) as empty,
       to_regclass('public.knex_migrations') is not null and to_regclass('public.people') is not null as migrated`,
  )
  const [found] = rows
  if (!found?.migrated || found.world || found.empty) return Boolean(found?.world || found?.empty)
  return (await db('people').first('id')) === undefined
}

export const isHarmlessAt = (url: string) => visiting(url, isHarmless)

/** What bears the name of a world, and is none or does not let us look. */
export async function strangersAmong(worlds: Worlds, names: Iterable<string>): Promise<string[]> {
  const strangers: string[] = []
  for (const name of names) {
    const isWorld = await isHarmlessAt(urlOfWorld(worlds, name)).catch(() => false)
    if (!isWorld) strangers.push(name)
  }
  return strangers
}

/** Any number. */
const REHEARSING = 7_403_114
/** The server takes a moment to notice that a killed rehearsal is gone. */
const PATIENCE = '1s'
const LOCK_NOT_AVAILABLE = '55P03'

/** Until what it returns is called, no other rehearsal comes to this database; null where one is there. */
export async function holdAlone(url: string, name: string): Promise<(() => Promise<void>) | null> {
  const connectionString = urlOfWorld({ url }, 'postgres')
  const session = new pg.Client({ connectionString, keepAlive: true, application_name: 'rostrum-rehearsal' })
  // It ends with its server.
  session.on('error', () => undefined)
  await session.connect()
  try {
    await session.query(`set lock_timeout = '${PATIENCE}'`)
    await session.query('select pg_advisory_lock($1, hashtext($2))', [REHEARSING, name])
    return () => session.end()
  } catch (error) {
    await session.end()
    if (error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE) return null
    throw error
  }
}
