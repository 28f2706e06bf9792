// The settings of a workshop, taken from one database and put into another: never people, never papers.
import { z } from 'zod'
import type { Writing } from '../context.ts'
import type { Db } from '../core/db.ts'
import { record } from '../core/journal.ts'
import { forget } from '../core/memo.ts'
import { STAGES, type Stage } from '../core/tables.ts'

type Row = Record<string, unknown>
export type Settings = Record<string, Row[]>

/** Every table of settings, those named by others first, with the columns that stay behind, as they hold a person or a paper. */
const TABLES: Record<string, string[]> = {
  // Invented chairs come by a click: asked for a second factor, which none has, they would get no further.
  workshop: ['created_by', 'created_at', 'second_factor_since'],
  stages: [],
  topics: [],
  featured_people: [],
  reminder_rules: [],
  response_rules: [],
  meta_review_rules: [],
  slots: ['paper_id'],
  appearances: [],
  letter_templates: ['written_by'],
  form_fields: ['changed_at', 'changed_by'],
}

const NAMES = Object.keys(TABLES)

/** Null where there is no workshop yet. The connection can change nothing from here on. */
export async function readSettings(db: Db): Promise<Settings | null> {
  await db.raw('set default_transaction_read_only = on')
  const { rows: known } = await db.raw<{ rows: object[] }>(
    `select where to_regclass('public.workshop') is not null`,
  )
  if (known.length === 0) return null
  const settings: Settings = {}
  for (const name of NAMES) {
    const { rows } = await db.raw<{ rows: { row: Row }[] }>(
      'select to_jsonb(t) - ?::text[] as row from ?? t',
      [TABLES[name] ?? [], name],
    )
    settings[name] = rows.map(({ row }) => row)
  }
  return settings.workshop?.length ? settings : null
}

/** Into a workshop that has just been set up and holds nothing else yet. */
export async function writeSettings(w: Writing, settings: Settings): Promise<void> {
  const { db } = w
  forget(w, 'workshop')
  for (const name of NAMES.toReversed()) if (name !== 'workshop') await db(name).delete()
  for (const name of NAMES) {
    const rows = settings[name] ?? []
    if (name === 'workshop') await db(name).update(rows[0] ?? {})
    else if (rows.length > 0) await insertAsTheyAre(w, name, rows)
  }
  await record(w, 'settings.copied', { subject: String(settings.workshop?.[0]?.name ?? '') })
}

/** With their numbers, behind which the counting goes on. */
async function insertAsTheyAre({ db }: Writing, name: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const list = columns.map(() => '??').join(', ')
  await db.raw(
    `insert into ?? (${list}) overriding system value select ${list} from jsonb_populate_recordset(null::??, ?::jsonb)`,
    [name, ...columns, ...columns, name, JSON.stringify(rows)],
  )
  if (columns.includes('id'))
    await db.raw('select setval(pg_get_serial_sequence(?, ?), (select max(id) from ??))', [name, 'id', name])
}

const stage = z.object({
  name: z.enum(STAGES),
  opens_at: z.string().nullable(),
  closes_at: z.string(),
  hard: z.boolean(),
})

/** The timeline among the settings. */
export const stagesOf = ({ stages = [] }: Settings): Stage[] =>
  stages.map((row) => {
    const { opens_at, closes_at, ...rest } = stage.parse(row)
    const opens = opens_at === null ? null : Temporal.Instant.from(opens_at)
    return { ...rest, opens_at: opens, closes_at: Temporal.Instant.from(closes_at) }
  })
