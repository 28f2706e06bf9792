// One field of a form with what the chair may change, and how it will be asked.
import type { Reading } from '../context.ts'
import type { Fault } from '../core/form.ts'
import { FILE_TYPES, type Field, type FormName } from '../core/tables-fields.ts'
import { capital } from '../core/words.ts'
import { forms } from '../paths.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { canBeCondition, inForce, offeredBy } from './asked.ts'
import { whenAuthorsRead } from './authors-read.ts'
import { blindnessWarning } from './blindness.ts'
import { freedomOf } from './built-in.ts'
import { LARGEST_ANSWER, typesInWords } from './file-types.ts'
import type { FieldTyped } from './form.ts'
import { FORMS, KIND_NAMES, REQUIRED_NAMES, readerNameOf } from './forms.ts'
import type { Named } from './overview.ts'
import { answersSeen, findField, listFields } from './queries.ts'
import { settingsOf } from './settings.ts'
import { type FieldShown, fieldShown } from './shown.ts'

type Choice = { value: string; label: string }
export type FieldPage = Named & {
  /** null: a new one. */
  id: number | null
  form: FormName
  field: Field
  builtIn: boolean
  kinds: Choice[]
  required: Choice[]
  readers: Choice[]
  /** What the choice means by the timeline. */
  readersHint: string
  words: boolean
  conditions: { id: number; label: string; options: Choice[] }[]
  answers: number
  /** What a file may be. */
  fileTypes: Choice[]
  largestAnswer: number
  preview: FieldShown
  warning: string | null
  entry: Fault | null
}

const NEW: Omit<Field, 'form' | 'kind'> = {
  id: 0,
  key: null,
  label: '',
  help: '',
  position: 0,
  required: 'never',
  readers: 'authors',
  options: [],
  least: null,
  most: null,
  soft_words: null,
  hard_words: null,
  condition_id: null,
  condition_options: [],
  changed_at: null,
  changed_by: null,
  retired_at: null,
}

const FIRST_KIND = { submission: 'text', review: 'long-text' } as const

const choicesOf = <K extends string>(names: Record<K, string>, keys: readonly K[]): Choice[] =>
  keys.map((key) => ({ value: key, label: names[key] }))

/** `typed`: what stands in the form now, for the preview. */
export async function fieldPage(
  r: Reading,
  form: FormName,
  id: number | null,
  { entry = null, typed }: { entry?: Fault | null; typed?: FieldTyped } = {},
): Promise<FieldPage> {
  must(mayConfigure(r.viewer))
  const fields = await listFields(r, form)
  const saved = id === null ? { ...NEW, form, kind: FIRST_KIND[form] } : await findField(r, form, id)
  const field = typed ? changed(saved, typed) : saved
  const freedom = freedomOf(field)
  const { title, writer, kinds, required } = FORMS[form]
  const earlier = inForce(id === null ? fields : fields.filter(({ position }) => position < saved.position))
  return {
    title,
    writer,
    at: forms[form],
    form,
    id,
    field,
    builtIn: saved.key !== null,
    kinds: choicesOf(KIND_NAMES, kinds),
    required: freedom.required ? choicesOf(REQUIRED_NAMES, required) : [],
    readers: freedom.readers.map((value) => ({ value, label: readerNameOf({ form, readers: value }) })),
    readersHint: form === 'review' ? whenAuthorsRead(r) : '',
    words: freedom.words,
    conditions: earlier
      .filter(canBeCondition)
      .map((one) => ({ id: one.id, label: one.label, options: offeredBy(one) })),
    answers: id === null ? 0 : ((await answersSeen(r)).get(id) ?? 0),
    fileTypes: FILE_TYPES.map((type) => ({
      value: type,
      label: capital(typesInWords([type]).replace(/^an? /, '')),
    })),
    largestAnswer: LARGEST_ANSWER,
    preview: fieldShown(field, fields, undefined, null),
    warning: blindnessWarning(field),
    entry,
  }
}

function changed(saved: Field, typed: FieldTyped): Field {
  const kind = saved.key === null ? (typed.kind ?? saved.kind) : saved.kind
  const { required, readers } = typed
  return { ...saved, kind, required, readers, ...settingsOf(kind, typed) }
}
