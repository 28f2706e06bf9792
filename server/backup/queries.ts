// The whole database as rows of text and back, whoever they belong to: for the operator alone, and no page.
import type { Db, Tx } from '../core/db.ts'

/** Of the machine and the moment: who is signed in, who guessed a password, uploads on their way, links good for hours. */
const LEFT_OUT = [
  'knex_migrations',
  'knex_migrations_lock',
  'sessions',
  'sign_in_attempts',
  'tokens',
  'uploads',
]
const AT_ONCE = 200

type Lines<Row> = { rows: Row[] }

export async function tablesIn(db: Db): Promise<string[]> {
  const { rows } = await db.raw<Lines<{ name: string }>>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       and relname <> all(?) order by relname`,
    [LEFT_OUT],
  )
  return rows.map(({ name }) => name)
}

/** Every change of the schema that this database has had: rows fit only where these are the same. */
export async function migrationsIn(db: Db): Promise<string[]> {
  const { rows } = await db.raw<Lines<{ name: string }>>('select name from knex_migrations order by name')
  return rows.map(({ name }) => name)
}

/** Rows as lines of JSON, some at a time; a cursor of the transaction, so that no table is whole in memory. */
export async function* linesOf(db: Tx, table: string): AsyncGenerator<string[]> {
  await db.raw('declare one_table no scroll cursor for select row_to_json(row)::text as line from ?? row', [
    table,
  ])
  while (true) {
    const { rows } = await db.raw<Lines<{ line: string }>>(`fetch ${AT_ONCE} from one_table`)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await db.raw('close one_table')
}

/** The last number each sequence gave, so that a number once used is not given again. */
export async function numbersGiven(db: Db): Promise<Record<string, number>> {
  const { rows } = await db.raw<Lines<{ name: string; last: number }>>(
    `select sequencename as name, last_value as last from pg_sequences
     where schemaname = 'public' and last_value is not null order by sequencename`,
  )
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]))
}

export async function giveNumbersAfter(db: Tx, given: Record<string, number>): Promise<void> {
  await db.raw(
    `select setval(to_regclass('public.' || quote_ident(given.key)), given.value::bigint)
     from json_each_text(?::json) given where to_regclass('public.' || quote_ident(given.key)) is not null`,
    [JSON.stringify(given)],
  )
}

/** Nobody has an account and there is no workshop. Until this transaction ends that stays so, but for what it does itself. */
export async function holdEmpty(db: Tx): Promise<boolean> {
  await db.raw('lock table people, workshop in exclusive mode')
  return isEmpty(db)
}

export async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await db.raw<Lines<{ empty: boolean }>>(
    'select not exists (select from people) and not exists (select from workshop) as empty',
  )
  return rows[0]?.empty ?? false
}

type ForeignKey = { table: string; name: string; definition: string }

/**
 * Rows come table by table, and what they refer to may come later. A role that is no superuser cannot pass over foreign
 * keys, but may take its own away and put them back, which compares every row.
 */
export async function withoutForeignKeys(db: Tx, tables: string[], act: () => Promise<void>): Promise<void> {
  const { rows } = await db.raw<Lines<ForeignKey>>(
    `select relname as "table", conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid
     where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  )
  for (const { table, name } of rows) await db.raw('alter table ?? drop constraint ??', [table, name])
  for (const table of tables) await db.raw('alter table ?? disable trigger user', [table])
  await act()
  await db.raw('set constraints all immediate')
  for (const table of tables) await db.raw('alter table ?? enable trigger user', [table])
  for (const { table, name, definition } of rows)
    await db.raw(`alter table ?? add constraint ?? ${definition}`, [table, name])
}

/** What migrations have put there, and the links to set up what now needs no setting up. */
export async function clearRows(db: Tx, tables: string[]): Promise<void> {
  for (const table of [...tables, 'tokens']) await db.raw('delete from ??', [table])
}

export async function insertLines(db: Tx, table: string, lines: string[]): Promise<void> {
  await db.raw(
    `insert into ?? overriding system value select * from json_populate_recordset(null::??, ?::json)`,
    [table, table, `[${lines.join(',')}]`],
  )
}

/** Everything of ours, to be made anew; what belongs to an extension stays. */
export async function dropSchema(db: Tx): Promise<void> {
  const { rows: tables } = await db.raw<Lines<{ name: string }>>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')`,
  )
  for (const { name } of tables) await db.raw(`drop table if exists ?? cascade`, [name])
  const { rows: functions } = await db.raw<Lines<{ name: string }>>(
    `select p.oid::regprocedure::text as name from pg_proc p where pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  )
  for (const { name } of functions) await db.raw(`drop function if exists ${name} cascade`)
}
