// What a chair can do to a form: add a question, change, move, retire it, bring it back. No answer is ever lost by it.
import type { Writing } from '../context.ts'
import { NotFound, Refused } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import type { Field, FormName } from '../core/tables-fields.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { CONFIRMED_OPTION, canBeCondition } from './asked.ts'
import { freedomOf } from './built-in.ts'
import type { FieldTyped } from './form.ts'
import { type Direction, dependents, misplaced, moved } from './order.ts'
import { answerCounts, holdFields, insertField, placeFields, updateField } from './queries.ts'
import { settingsOf } from './settings.ts'

const UNMADE = { key: null, retired_at: null, required: 'never', readers: 'authors' } as const

export async function addField(w: Writing, form: FormName, typed: FieldTyped): Promise<Field | Fault> {
  must(mayConfigure(w.viewer))
  const fields = await holdFields(w, form)
  const kind = typed.kind ?? 'text'
  const wrong = conditionFault(fields, typed)
  if (wrong) return fault(wrong, typed)
  const position = Math.max(0, ...fields.map((field) => field.position)) + 1
  const field = await insertField(w, {
    ...UNMADE,
    ...made(w, form, kind, typed, { ...UNMADE, kind }),
    position,
  })
  await record(w, 'field.added', { subject: field.label, details: { kind } })
  return field
}

/** Another kind is another question: where there are answers to the old one, it retires with them. */
export async function changeField(
  w: Writing,
  form: FormName,
  id: number,
  typed: FieldTyped,
): Promise<Field | Fault> {
  must(mayConfigure(w.viewer))
  const fields = await holdFields(w, form)
  const field = among(fields, id)
  const before = fields.slice(0, fields.indexOf(field))
  const wrong = conditionFault(before, typed)
  if (wrong) return fault(wrong, typed)
  const kind = field.key === null ? (typed.kind ?? field.kind) : field.kind
  const change = made(w, form, kind, typed, field)
  const isNew = kind !== field.kind && (await answerCounts(w)).has(id)
  await record(w, 'field.changed', { subject: field.label, details: { kind, again: isNew } })
  if (!isNew) return updateField(w, id, change)
  mayLeave(fields, field)
  await updateField(w, id, { retired_at: w.now })
  const last = fields.at(-1)?.position ?? 0
  const next = await insertField(w, { ...UNMADE, ...change, position: last + 1 })
  const ids = fields.map((one) => one.id)
  await placeFields(w, ids.toSpliced(before.length, 0, next.id))
  return next
}

export async function moveField(w: Writing, form: FormName, id: number, direction: Direction): Promise<void> {
  must(mayConfigure(w.viewer))
  const fields = await holdFields(w, form)
  const field = among(fields, id)
  const order = moved(fields, id, direction)
  if (!order) return
  const late = misplaced(order)
  if (late)
    throw new Refused(`“${late.label}” looks at an earlier answer, so it cannot stand before that question.`)
  await placeFields(
    w,
    order.map((one) => one.id),
  )
  await record(w, 'field.moved', { subject: field.label, details: { direction } })
}

/** Its answers stay, and are read where they were read. */
export async function retireField(w: Writing, form: FormName, id: number): Promise<void> {
  must(mayConfigure(w.viewer))
  const fields = await holdFields(w, form)
  const field = among(fields, id)
  if (!freedomOf(field).retire) throw new Refused('Every submission needs this field.')
  mayLeave(fields, field)
  await updateField(w, id, { retired_at: w.now })
  await record(w, 'field.retired', { subject: field.label })
}

export async function restoreField(w: Writing, form: FormName, id: number): Promise<void> {
  must(mayConfigure(w.viewer))
  const field = among(await holdFields(w, form), id)
  await updateField(w, id, { retired_at: null })
  await record(w, 'field.restored', { subject: field.label })
}

function among(fields: Field[], id: number): Field {
  const field = fields.find((one) => one.id === id)
  if (!field) throw new NotFound()
  return field
}

function mayLeave(fields: Field[], field: Field): void {
  const [first] = dependents(fields, field.id)
  if (first) throw new Refused(`“${first.label}” is asked depending on this answer. Change that one first.`)
}

/** Freedoms that a built-in field does not have are left as they are. */
function made(
  w: Writing,
  form: FormName,
  kind: Field['kind'],
  typed: FieldTyped,
  now: Pick<Field, 'key' | 'kind' | 'required' | 'readers'>,
) {
  const freedom = freedomOf({ key: now.key, kind })
  return {
    ...settingsOf(kind, typed),
    form,
    kind,
    required: freedom.required ? typed.required : now.required,
    readers: freedom.readers.includes(typed.readers) ? typed.readers : now.readers,
    changed_at: w.now,
    changed_by: w.viewer.personId,
  }
}

function conditionFault(earlier: Field[], typed: FieldTyped): Record<string, string> | null {
  if (typed.condition_id === null) return null
  const source = earlier.find(({ id, retired_at }) => id === typed.condition_id && !retired_at)
  if (!source || !canBeCondition(source))
    return { condition_id: 'Choose a question with options that stands before this one.' }
  const offered = source.kind === 'confirmation' ? [CONFIRMED_OPTION] : source.options
  typed.condition_options = typed.condition_options.filter((one) => offered.includes(one))
  return typed.condition_options.length > 0
    ? null
    : { condition_options: `Choose at least one answer of “${source.label}”.` }
}
