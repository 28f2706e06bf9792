// Worlds are whole databases beside the live one: copied, renamed and thrown away from outside of them.
import { connect, type Db } from '../core/db.ts'

const PATIENT = 1

/** `live` is the database that the house is connected to; the others bear its name and a word. */
export type Worlds = { url: string; live: string; admin: Db }

const urlable = (url: string) => new URL(url.replace(/(@|\/\/)\//, '$1localhost/'))

export const nameIn = (url: string) => decodeURIComponent(urlable(url).pathname.slice(1))

export function urlOfWorld({ url }: Pick<Worlds, 'url'>, name: string): string {
  const changed = urlable(url)
  changed.pathname = `/${encodeURIComponent(name)}`
  return changed.toString()
}

export const openWorlds = (url: string): Worlds => ({
  url,
  live: nameIn(url),
  admin: connect(urlOfWorld({ url }, 'postgres'), PATIENT),
})

/** What follows the name of the live one. Other databases may begin with it as well, and are nobody's to throw away. */
const OF_WORLDS = /^_(m\d\d|t\d+|next|gone|making|ahead|coming|discarded_\d+)$/

export async function listWorlds({ admin, live }: Worlds): Promise<Set<string>> {
  const names = await admin('pg_database')
    .whereRaw('datname ^@ ?', [`${live}_`])
    .pluck<string[]>('datname')
  return new Set(names.filter((name) => OF_WORLDS.test(name.slice(live.length))))
}

export const createWorld = ({ admin }: Worlds, name: string) => admin.raw('create database ??', [name])

/** Nobody may be connected to the original. Its files are copied, which is far quicker than by the log. */
export const copyWorld = ({ admin }: Worlds, from: string, to: string) =>
  admin.raw('create database ?? template ?? strategy file_copy', [to, from])

export const dropWorld = ({ admin }: Worlds, name: string) =>
  admin.raw('drop database if exists ?? with (force)', [name])

/** So many are kept until the next start, about 50 MB each. */
const DISCARDED = 12

/**
 * Whoever is connected to it is cut off. Its files are deleted later, or at the next start: a file system without a journal looks at
 * every file just deleted for each that it makes, and the next copy of a world, .1 s else, would take up to a second.
 */
export async function discardWorld(worlds: Worlds, name: string): Promise<void> {
  const { admin, live } = worlds
  const found = await admin('pg_database').where({ datname: name }).first<{ oid: number }>('oid')
  if (!found) return
  await admin('pg_stat_activity')
    .where({ datname: name })
    .select(admin.raw('pg_terminate_backend(pid, 5000)'))
  const discarded = `${live}_discarded_`
  await renameWorld(worlds, name, discarded + found.oid)
  // Their numbers grow.
  const age = (one: string) => Number(one.slice(discarded.length))
  const all = [...(await listWorlds(worlds))].filter((one) => one.startsWith(discarded))
  const newestFirst = all.toSorted((a, b) => age(b) - age(a))
  for (const one of newestFirst.slice(DISCARDED)) await dropWorld(worlds, one)
}

export const renameWorld = ({ admin }: Worlds, from: string, to: string) =>
  admin.raw('alter database ?? rename to ??', [from, to])

/** At once or not at all: two statements sent together are one transaction, so there is always a live world. */
export async function exchangeLive({ admin, live }: Worlds, names: { next: string; aside: string }) {
  const quoted = (name: string) => admin.raw('??', [name]).toQuery()
  const { next, aside } = names
  await admin.raw(
    `alter database ${quoted(live)} rename to ${quoted(aside)}; alter database ${quoted(next)} rename to ${quoted(live)}`,
  )
}

/** A world is thrown away soon, and to press its texts would cost more than the room that they take. */
export const storeAsItIs = (db: Db) =>
  db.raw(
    `do $$ declare wide record; begin
       for wide in select attrelid::regclass as relation, attname as field from pg_attribute
         join pg_class on pg_class.oid = attrelid
         where relkind = 'r' and relnamespace = 'public'::regnamespace and attnum > 0 and attstorage = 'x' and not attisdropped
       loop
         execute format('alter table %s alter %I set storage external', wide.relation, wide.field);
       end loop;
     end $$`,
  )

/**
 * In a world that is being played no row that is written has its references looked up. Twenty-eight thousand look-ups are a tenth
 * of a leap, and the actions that write are the same that are held to them everywhere else; test/rehearsal/references.test.ts looks
 * at a whole world. All other triggers are told to stay, so what a deletion takes along it takes along all the same. Only a superuser
 * may ask for this; for others nothing changes.
 */
export const allowUnchecked = (db: Db) =>
  db.raw(
    `do $$ declare kept record; begin
       for kept in select tgrelid::regclass as relation, string_agg(format('enable always trigger %I', tgname), ', ') as changes
         from pg_trigger join pg_class on pg_class.oid = tgrelid
         where relnamespace <> 'pg_catalog'::regnamespace
           and tgfoid not in ('"RI_FKey_check_ins"'::regproc, '"RI_FKey_check_upd"'::regproc)
         group by tgrelid
       loop
         execute format('alter table %s %s', kept.relation, kept.changes);
       end loop;
     exception when insufficient_privilege then null;
     end $$`,
  )

/** From now on, on this connection. */
export const actUnchecked = (db: Db) =>
  db.raw(
    `do $$ begin
       set session_replication_role = replica;
     exception when insufficient_privilege then null;
     end $$`,
  )
