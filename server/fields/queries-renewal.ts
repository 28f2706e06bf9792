// A built-in question of the review form becomes another one: what was answered goes over to the field that leaves.
import type { Writing } from '../context.ts'
import { forget } from '../core/memo.ts'
import type { Field } from '../core/tables-fields.ts'

type Column = { value: string; empty: string }

const score = (name: string): Column => ({ value: `to_jsonb(${name}::text)`, empty: 'null' })
const text = (name: string): Column => ({ value: `to_jsonb(nullif(${name}, ''))`, empty: `''` })

/** How the column of a key reads as an answer, null where there is none, and what stands in it without one. */
const COLUMNS: Record<string, Column> = {
  text: text('text'),
  note: text('note'),
  correctness: score('correctness'),
  relevance: score('relevance'),
  overall: score('overall'),
  confidence: score('confidence'),
  fit_for_talk: { value: `case when fit_for_talk then to_jsonb('on'::text) end`, empty: 'false' },
}

/** Its answers, in versions and in what is not sent yet as well; open forms of the old question learn of it by the version. */
export async function partFromKey(w: Writing, { id, key }: Field): Promise<void> {
  const { db } = w
  forget(w, 'workshop')
  const column = COLUMNS[key ?? '']
  if (!key || !column) return
  const name = `f${id}`
  await db.raw(
    `insert into answers (field_id, review_id, value, answered_at)
       select :id, id, ${column.value}, coalesce(saved_at, created_at) from reviews where ${column.value} is not null`,
    { id },
  )
  const renamed = (json: string) =>
    `case when jsonb_exists(${json}, :key) then (${json} - :key) || jsonb_build_object(:name::text, ${json} -> :key)
       else ${json} end`
  await db.raw(`update review_versions set fields = ${renamed('fields')}`, { key, name })
  await db.raw(
    `update reviews set ${key} = ${column.empty}, version = version + 1, pending = ${renamed('pending')}`,
    { key, name },
  )
  await db('form_fields').where({ id }).update({ key: null })
}
