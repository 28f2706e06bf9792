// What the chair sees of a form: its fields in order, one field with what may be changed, and how authors will see it.
import type { Reading } from '../context.ts'
import type { Fault } from '../core/form.ts'
import { FILE_TYPES, type Field, type FormName, KINDS } from '../core/tables-fields.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { CONFIRMED_OPTION, canBeCondition, inForce } from './asked.ts'
import { blindnessWarning } from './blindness.ts'
import { freedomOf } from './built-in.ts'
import { LARGEST_ANSWER, typesInWords } from './file-types.ts'
import type { FieldTyped } from './form.ts'
import { misplaced, moved } from './order.ts'
import { answerCounts, findField, listFields } from './queries.ts'
import { settingsOf } from './settings.ts'
import { type FieldShown, fieldShown, type Section, sectionsOf } from './shown.ts'

export const KIND_NAMES: Record<Field['kind'], string> = {
  heading: 'Heading',
  text: 'Short text',
  'long-text': 'Long text',
  choice: 'One of several options',
  choices: 'Several options',
  number: 'Number',
  link: 'Link',
  file: 'File',
  confirmation: 'Confirmation',
  topics: 'Topics',
  paper: 'PDF',
  supplement: 'Supplement',
  authors: 'Authors',
  conflicts: 'Conflicts',
}
const REQUIRED_NAMES: Record<Field['required'], string> = {
  never: 'Optional',
  draft: 'Required from the draft on',
  submission: 'Required to submit',
}
const READER_NAMES: Record<Field['readers'], string> = {
  reviewers: 'Authors, chairs and reviewers',
  authors: 'Authors and chairs',
  chairs: 'Chairs only',
}

export type FieldRow = Pick<Field, 'id' | 'label' | 'kind'> & {
  kindName: string
  required: string
  readers: string
  condition: string | null
  answers: number
  warning: string | null
  can: { up: boolean; down: boolean; retire: boolean }
}
export type FormPage = { rows: FieldRow[]; retired: FieldRow[] }

const mayMove = (fields: Field[], id: number, direction: 'up' | 'down') => {
  const order = moved(fields, id, direction)
  return order !== null && !misplaced(order)
}

function rowOf(field: Field, fields: Field[], answers: Map<number, number>): FieldRow {
  const { id, label, kind, required, readers, condition_id, condition_options } = field
  const source = fields.find((one) => one.id === condition_id)
  return {
    id,
    label,
    kind,
    kindName: KIND_NAMES[kind],
    required: kind === 'heading' ? '' : REQUIRED_NAMES[required],
    readers: kind === 'heading' ? '' : READER_NAMES[readers],
    condition: source ? `Only if “${source.label}”: ${optionWords(condition_options).join(' or ')}` : null,
    answers: answers.get(id) ?? 0,
    warning: blindnessWarning(field),
    can: {
      up: mayMove(fields, id, 'up'),
      down: mayMove(fields, id, 'down'),
      retire: freedomOf(field).retire,
    },
  }
}

const optionWords = (options: string[]) =>
  options.map((one) => (one === CONFIRMED_OPTION ? 'confirmed' : one))

export async function formPage(r: Reading, form: FormName): Promise<FormPage> {
  must(mayConfigure(r.viewer))
  const [fields, answers] = await Promise.all([listFields(r, form), answerCounts(r)])
  const rows = (some: Field[]) => some.map((field) => rowOf(field, fields, answers))
  return {
    rows: rows(inForce(fields)),
    retired: rows(fields.filter(({ retired_at }) => retired_at !== null)),
  }
}

export type PreviewPage = { sections: Section[] }

export async function formPreview(r: Reading, form: FormName): Promise<PreviewPage> {
  must(mayConfigure(r.viewer))
  return { sections: sectionsOf(await listFields(r, form), new Map(), null) }
}

type Choice = { value: string; label: string }
export type FieldPage = {
  /** null: a new one. */
  id: number | null
  field: Field
  builtIn: boolean
  kinds: Choice[]
  required: Choice[]
  readers: Choice[]
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

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

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
  const saved = id === null ? { ...NEW, form, kind: 'text' as const } : await findField(r, form, id)
  const field = typed ? changed(saved, typed) : saved
  const freedom = freedomOf(field)
  const earlier = inForce(id === null ? fields : fields.filter(({ position }) => position < saved.position))
  return {
    id,
    field,
    builtIn: saved.key !== null,
    kinds: choicesOf(KIND_NAMES, KINDS),
    required: freedom.required ? choicesOf(REQUIRED_NAMES, ['never', 'draft', 'submission']) : [],
    readers: choicesOf(READER_NAMES, freedom.readers),
    words: freedom.words,
    conditions: earlier.filter(canBeCondition).map((one) => ({
      id: one.id,
      label: one.label,
      options:
        one.kind === 'confirmation'
          ? [{ value: CONFIRMED_OPTION, label: 'Confirmed' }]
          : one.options.map((option) => ({ value: option, label: option })),
    })),
    answers: id === null ? 0 : ((await answerCounts(r)).get(id) ?? 0),
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
