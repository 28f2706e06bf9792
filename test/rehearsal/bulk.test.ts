// A world written in bulk is the world that its people's acts make, row for row: so both are kept the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Db } from '../../server/core/db.ts'
import { writeWorld } from '../../server/rehearsal/bulk.ts'
import { NO_EXTRAS } from '../../server/rehearsal/extras.ts'
import { foundWorkshop } from '../../server/rehearsal/founding.ts'
import { liveUntil } from '../../server/rehearsal/live.ts'
import { BULK_MOMENT, MOMENTS } from '../../server/rehearsal/moments.ts'
import { openPress } from '../../server/rehearsal/press.ts'
import type { Script } from '../../server/rehearsal/script.ts'
import { timelineOf } from '../../server/rehearsal/timeline.ts'
import { example } from '../../server/setup/example.ts'
import { inventWorld } from '../../server/world/invent.ts'
import { houseOn } from '../support/house-on.ts'
import { emptyWorld } from './staged.ts'

/** What is not written, as the head of bulk.ts says (what was told to whom and when), and what each migration of a database dates itself. */
const LEFT_OUT = [
  'journal',
  'letters',
  'letter_papers',
  'draft_reminders',
  'receipts',
  'tokens',
  'form_fields',
]
/** Drawn or measured anew each time. */
const LINKS = /"(password_hash|token_hash|token_expires_at|started_at|finished_at)":("[^"]*"|null),?/g
/** Numbers and names of rows that nobody sees; those of people and papers stand in addresses and must agree. */
const NAMES = /"(id|batch_id|file_id|review_id|authorship_id)":("[^"]*"|\d+|null),?/g
const SHOWN = ['people', 'papers']

async function rowsOf(db: Db): Promise<Record<string, string[]>> {
  const tables = await db('pg_tables')
    .where({ schemaname: 'public' })
    .orderBy('tablename')
    .pluck<string[]>('tablename')
  const all: Record<string, string[]> = {}
  for (const table of tables.filter((name) => !LEFT_OUT.includes(name) && !name.startsWith('knex_'))) {
    const { rows } = await db.raw<{ rows: { row: string }[] }>(
      'select row_to_json(t)::text as row from ?? t',
      [table],
    )
    all[table] = rows
      .map(({ row }) => row.replace(LINKS, ''))
      .map((row) => (SHOWN.includes(table) ? row : row.replace(NAMES, '')))
      .toSorted()
  }
  return all
}

test('a world written in bulk is the world that was lived', async () => {
  const world = inventWorld({ seed: 5, papers: 16, reviewers: 12 })
  const until = MOMENTS.find(({ key }) => key === BULK_MOMENT)?.at
  assert.ok(until)
  const [lived, written] = [await emptyWorld(), await emptyWorld()]
  const house = await houseOn(lived.db, () => until)
  const press = openPress(
    { uploads: house.uploads, folder: house.uploads.incoming, world, recipe: '' },
    false,
  )
  try {
    const { files } = press
    assert.deepEqual(await liveUntil(house, world, BULK_MOMENT, { files, brief: true }), [])
    const other = { ...house, db: written.db }
    const timeline = timelineOf(example.stages)
    const script: Script = { world, timeline, files, passwordHash: null, brief: true, extras: NO_EXTRAS }
    await foundWorkshop(other, script, null)
    await writeWorld(other, script, until)
    const [one, two] = [await rowsOf(lived.db), await rowsOf(written.db)]
    for (const [table, rows] of Object.entries(one)) {
      const written = new Set(two[table])
      assert.deepEqual(
        rows.filter((row) => !written.has(row)),
        [],
        table,
      )
      assert.equal(two[table]?.length, rows.length, table)
    }
    assert.ok((one.reviews ?? []).length > 10)
  } finally {
    await press.close()
    await lived.drop()
    await written.drop()
  }
})
