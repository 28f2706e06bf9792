// One field of a form written or written anew; its answers stay with the question that they were given to.
import type { Writing } from '../context.ts'
import { Refused } from '../core/errors.ts'
import type { Field, FormName } from '../core/tables-fields.ts'
import { canBeCondition, offeredBy } from './asked.ts'
import { freedomOf } from './built-in.ts'
import type { FieldTyped } from './form.ts'
import { dependents } from './order.ts'
import { answerCounts, insertField, nextPlace, updateField } from './queries.ts'
import { partFromKey } from './queries-renewal.ts'
import { isAnotherQuestion } from './renewal.ts'
import { settingsOf } from './settings.ts'

const UNMADE = { key: null, retired_at: null, required: 'never', readers: 'authors' } as const

/** At the end of the form. */
export async function writeField(w: Writing, form: FormName, typed: FieldTyped): Promise<Field> {
  const kind = typed.kind ?? 'text'
  const change = made(w, kind, typed, { ...UNMADE, form, kind })
  return insertField(w, { ...UNMADE, ...change, form, position: await nextPlace(w, form) })
}

/** Where it became another question and there are answers to the old one, a new field at the end; the old one retires with them. */
export async function rewriteField(
  w: Writing,
  fields: Field[],
  field: Field,
  typed: FieldTyped,
): Promise<{ next: Field; isNew: boolean }> {
  const kind = field.key === null ? (typed.kind ?? field.kind) : field.kind
  const change = made(w, kind, typed, field)
  const isNew = isAnotherQuestion(field, change) && (await answerCounts(w)).has(field.id)
  if (!isNew) return { next: await updateField(w, field.id, change), isNew }
  mayLeave(fields, field)
  await partFromKey(w, field)
  await updateField(w, field.id, { retired_at: w.now })
  const { key, form } = field
  const next = await insertField(w, { ...UNMADE, ...change, key, form, position: await nextPlace(w, form) })
  return { next, isNew }
}

/** Freedoms that a built-in field does not have are left as they are. */
function made(
  w: Writing,
  kind: Field['kind'],
  typed: FieldTyped,
  now: Pick<Field, 'form' | 'key' | 'kind' | 'required' | 'readers'>,
) {
  const freedom = freedomOf({ ...now, kind })
  return {
    ...settingsOf(kind, typed),
    kind,
    required: freedom.required ? typed.required : now.required,
    readers: freedom.readers.includes(typed.readers) ? typed.readers : now.readers,
    changed_at: w.now,
    changed_by: w.viewer.personId,
  }
}

export function mayLeave(fields: Field[], field: Field): void {
  const [first] = dependents(fields, field.id)
  if (first) throw new Refused(`“${first.label}” is asked depending on this answer. Change that one first.`)
}

export function conditionFault(earlier: Field[], typed: FieldTyped): Record<string, string> | null {
  if (typed.condition_id === null) return null
  const source = earlier.find(({ id, retired_at }) => id === typed.condition_id && !retired_at)
  if (!source || !canBeCondition(source))
    return { condition_id: 'Choose a question with options that stands before this one.' }
  const offered = offeredBy(source).map(({ value }) => value)
  typed.condition_options = typed.condition_options.filter((one) => offered.includes(one))
  return typed.condition_options.length > 0
    ? null
    : { condition_options: `Choose at least one answer of “${source.label}”.` }
}
