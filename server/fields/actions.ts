// What a chair can do to a form: add a question, change, move, retire it, bring it back. No answer is ever lost by it.
import type { Writing } from '../context.ts'
import { NotFound, Refused } from '../core/errors.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import type { Field, FormName } from '../core/tables-fields.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { inForce } from './asked.ts'
import { freedomOf } from './built-in.ts'
import type { FieldTyped } from './form.ts'
import type { ReadyName } from './forms.ts'
import { type Direction, misplaced, moved } from './order.ts'
import { holdFields, placeFields, updateField } from './queries.ts'
import { READY_FORMS, standingFor, typedOf } from './ready.ts'
import { conditionFault, mayLeave, rewriteField, writeField } from './writing.ts'

export async function addField(w: Writing, form: FormName, typed: FieldTyped): Promise<Field | Fault> {
  must(mayConfigure(w.viewer))
  const fields = await holdFields(w, form)
  const wrong = conditionFault(fields, typed)
  if (wrong) return fault(wrong, typed)
  const field = await writeField(w, form, typed)
  await record(w, 'field.added', { subject: field.label, details: { kind: field.kind } })
  return field
}

/** Another question gets a field of its own: where there are answers to the old one, it retires with them. */
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
  const { next, isNew } = await rewriteField(w, fields, field, typed)
  await record(w, 'field.changed', { subject: field.label, details: { kind: next.kind, again: isNew } })
  if (isNew) {
    const ids = fields.map((one) => one.id)
    await placeFields(w, ids.toSpliced(before.length, 0, next.id))
  }
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
  if (!freedomOf(field).retire) throw new Refused(`Every ${form} needs this field.`)
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

/** One of the ready forms: what it asks already stays, the rest is written, everything else leaves with its answers. */
export async function chooseForm(w: Writing, name: ReadyName): Promise<void> {
  must(mayConfigure(w.viewer))
  const ready = READY_FORMS[name]
  const fields = await holdFields(w, 'review')
  const kept = new Map(ready.fields.map((wish) => [wish, standingFor(fields, wish)]))
  const staying = new Set([...kept.values()].map((field) => field?.id))
  for (const field of inForce(fields))
    if (!staying.has(field.id)) await updateField(w, field.id, { retired_at: w.now })
  const ids = new Map<string, number>()
  for (const wish of ready.fields) {
    const before = kept.get(wish)
    const typed = typedOf(wish, ids)
    const field = before
      ? (await rewriteField(w, [], before, typed)).next
      : await writeField(w, 'review', typed)
    await updateField(w, field.id, { retired_at: null })
    ids.set(wish.label, field.id)
  }
  const rest = (await holdFields(w, 'review'))
    .map(({ id }) => id)
    .filter((id) => ![...ids.values()].includes(id))
  await placeFields(w, [...ids.values(), ...rest])
  await record(w, 'form.chosen', { subject: ready.title })
}
