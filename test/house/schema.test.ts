// The migrated database is what migrations/schema.sql says; every foreign key has its index; every enum-like state its CHECK.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { schemaFile, schemaOf } from '../../scripts/schema.ts'
import { type Clone, cloneDatabase } from '../support/database.ts'

let clone: Clone
before(async () => {
  clone = await cloneDatabase()
})
after(() => clone.drop())

const list = async (sql: string) =>
  (await clone.db.raw<{ rows: { line: string }[] }>(sql)).rows.map(({ line }) => line)

test('schema.sql is the schema of the migrated database', async () => {
  const [written, migrated] = [await readFile(schemaFile, 'utf8').catch(() => ''), await schemaOf(clone.db)]
  assert.deepEqual(
    written.split('\n'),
    migrated.split('\n'),
    'Run `npm run schema` and look at what changed.',
  )
})

test('every foreign key has an index that begins with it', async () => {
  const bare = await list(
    `select k.conrelid::regclass || ' ' || pg_get_constraintdef(k.oid) as line from pg_constraint k
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not exists (
       select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1]
         and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) ~ 'IS NOT NULL\\)$'))
     order by line`,
  )
  assert.deepEqual(bare, [])
})

test('an instant and who acted in it come together', async () => {
  const alone = await list(
    `select a.attrelid::regclass || '.' || a.attname || ' has no check with ' || b.attname as line
     from pg_attribute a join pg_attribute b on b.attrelid = a.attrelid and b.attname = replace(a.attname, '_at', '_by')
       join pg_class c on c.oid = a.attrelid
     where a.attname ~ '_at$' and not a.attnotnull and not b.attnotnull and c.relkind = 'r'
       and c.relnamespace = 'public'::regnamespace and not exists (
         select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey @> array[a.attnum, b.attnum])
     order by line`,
  )
  assert.deepEqual(alone, [])
})

test('every instant is stored with its zone, and no text has a width', async () => {
  const odd = await list(
    `select table_name || '.' || column_name || ' is ' || data_type as line from information_schema.columns
     where table_schema = 'public' and table_name !~ '^knex_' and data_type in
       ('timestamp without time zone', 'character varying', 'character', 'money') order by line`,
  )
  assert.deepEqual(odd, [])
})
