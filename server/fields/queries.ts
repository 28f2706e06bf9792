// Fields of forms and the answers to them.
import type { Reading, Writing } from '../context.ts'
import type { Db } from '../core/db.ts'
import { found } from '../core/errors.ts'
import { forget, once } from '../core/memo.ts'
import type { Answer, AnswerValue, Field, FormName } from '../core/tables-fields.ts'
import type { Answers } from './asked.ts'

const everyField = once(
  'workshop',
  ({ db }: Reading): Promise<Field[]> => db<Field>('form_fields').orderBy('position'),
)

/** All there ever were, in the order of the form. */
export const listFields = async (r: Reading, form: FormName): Promise<Field[]> =>
  (await everyField(r)).filter((field) => field.form === form)

export const findField = async ({ db }: Reading, form: FormName, id: number): Promise<Field> =>
  found(await db<Field>('form_fields').where({ form, id }).first())

/** The whole form is locked, for an order is a matter of all its fields. */
export const holdFields = ({ db }: Writing, form: FormName): Promise<Field[]> =>
  db<Field>('form_fields').where({ form }).orderBy('position').forUpdate()

/** The end of the form. */
export async function nextPlace({ db }: Writing, form: FormName): Promise<number> {
  const row = await db('form_fields')
    .where({ form })
    .max<{ last: number | null }[]>('position as last')
    .first()
  return (row?.last ?? 0) + 1
}

export async function insertField(w: Writing, field: Omit<Field, 'id'>): Promise<Field> {
  forget(w, 'workshop')
  const [row] = await w.db<Field>('form_fields').insert(field).returning('*')
  return found(row)
}

export async function updateField(w: Writing, id: number, change: Partial<Field>): Promise<Field> {
  forget(w, 'workshop')
  const [row] = await w.db<Field>('form_fields').where({ id }).update(change).returning('*')
  return found(row)
}

/** Positions are unique at the end of the transaction, so they may meet on the way. */
export async function placeFields(w: Writing, ids: number[]): Promise<void> {
  forget(w, 'workshop')
  await w.db.raw(
    `update form_fields set position = place.position
     from unnest(cast(? as bigint[])) with ordinality as place (id, position) where form_fields.id = place.id`,
    [ids],
  )
}

type Given = Pick<Answer, 'field_id' | 'value'> & { paper_id: number }

/** How many answers each field has, by its number; those of `hidden` papers and of their reviews do not count. */
async function counted(db: Db, hidden: number[]): Promise<Map<number, number>> {
  const { rows } = await db.raw<{ rows: { field_id: number; count: number }[] }>(
    `select field_id, count(*)::int as count from
       (select a.field_id, a.paper_id, a.review_id, coalesce(a.paper_id, v.paper_id) as about
          from answers a left join reviews v on v.id = a.review_id where a.value not in ('""', '[]')
        union select field_id, paper_id, null, paper_id from files where field_id is not null
        union select f.id, null, v.id, v.paper_id from form_fields f join reviews v on case f.key
          when 'text' then v.text <> '' when 'note' then v.note <> '' when 'correctness' then v.correctness is not null
          when 'relevance' then v.relevance is not null when 'overall' then v.overall is not null
          when 'confidence' then v.confidence is not null when 'fit_for_talk' then v.fit_for_talk else false end
        where f.form = 'review') given where about <> all(?::bigint[]) group by field_id`,
    [hidden],
  )
  return new Map(rows.map(({ field_id, count }) => [field_id, count]))
}

/** All of them: for acts, which must keep whatever was answered. */
export const answerCounts = ({ db }: Reading) => counted(db, [])

/** For pages: a number that grew with the reviews of a paper in conflict would tell of them. */
export const answersSeen = ({ db, viewer }: Reading) => counted(db, [...viewer.conflicted])

/** Of papers that the caller has asked policy about; where a file is the answer, the id of its newest version. */
export async function answersOf({ db }: Reading, paperIds: number[]): Promise<Map<number, Answers>> {
  const { rows } = await db.raw<{ rows: Given[] }>(
    `select paper_id::int, field_id::int, value from answers where paper_id = any(:paperIds)
     union all select paper_id::int, field_id::int, value from (
       select distinct on (paper_id, field_id) paper_id, field_id, to_jsonb(id::text) as value, taken_off_at from files
       where paper_id = any(:paperIds) and field_id is not null order by paper_id, field_id, version desc) newest
     where taken_off_at is null`,
    { paperIds },
  )
  const byPaper = Map.groupBy(rows, ({ paper_id }) => paper_id)
  return new Map([...byPaper].map(([id, own]) => [id, new Map(own.map((row) => [row.field_id, row.value]))]))
}

type Answered = { paper_id: number } | { review_id: string }

export async function replaceAnswers(
  w: Writing,
  answered: Answered,
  answers: Map<number, AnswerValue>,
): Promise<void> {
  if (answers.size === 0) return
  const rows = [...answers].map(([field_id, value]) => ({
    field_id,
    ...answered,
    value: w.db.raw('cast(? as jsonb)', [JSON.stringify(value)]),
    answered_at: w.now,
  }))
  const [whose] = Object.keys(answered)
  await w
    .db('answers')
    .insert(rows)
    .onConflict(w.db.raw(`(${whose}, field_id) where ${whose} is not null`))
    .merge(['value', 'answered_at'])
}
