// A leap does not look up what each row refers to; afterwards all of it is there, and whoever writes is held to it again.
import { deepEqual, ok, rejects } from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Db } from '../../server/core/db.ts'
import { inside, stagedRehearsal } from './staged.ts'

const stage = await stagedRehearsal({})
after(stage.close)

type Reference = { name: string; child: string; parent: string; columns: string[]; keys: string[] }

async function referencesIn(db: Db): Promise<Reference[]> {
  const { rows } = await db.raw<{ rows: Reference[] }>(
    `select conname as name, conrelid::regclass::text as child, confrelid::regclass::text as parent,
       array(select attname::text from unnest(conkey) with ordinality k (key, place)
         join pg_attribute on attrelid = conrelid and attnum = key order by place) as columns,
       array(select attname::text from unnest(confkey) with ordinality k (key, place)
         join pg_attribute on attrelid = confrelid and attnum = key order by place) as keys
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conname`,
  )
  return rows
}

async function isBroken(db: Db, { child, parent, columns, keys }: Reference): Promise<boolean> {
  const rows = db(`${child} as c`).whereNotExists(
    db(`${parent} as p`).whereRaw(
      columns.map(() => 'p.?? = c.??').join(' and '),
      keys.flatMap((key, n) => [key, columns[n] ?? '']),
    ),
  )
  for (const column of columns) rows.whereNotNull(`c.${column}`)
  return (await rows.first(db.raw('1'))) !== undefined
}

async function brokenIn(db: Db): Promise<string[]> {
  const broken: string[] = []
  for (const one of await referencesIn(db)) if (await isBroken(db, one)) broken.push(one.name)
  return broken
}

test('after a leap over the whole workshop every row has what it refers to', async () => {
  await stage.rehearsal.jump('workshop-day')
  await inside(stage, async (db) => {
    ok((await referencesIn(db)).length > 100)
    deepEqual(await brokenIn(db), [])
  })
})

test('whoever writes in the world where one arrives is held to it, and one row without is found', async () => {
  await inside(stage, async (db) => {
    const orphan = { paper_id: 4711, verb: 'paper.started', at: stage.rehearsal.clock() }
    await rejects(async () => db('journal').insert(orphan), /foreign key/)
    await db.raw('alter table journal disable trigger all')
    await db('journal').insert(orphan)
    deepEqual(await brokenIn(db), ['journal_paper_id_fkey'])
  })
})
