// A field as a form draws it: with what was answered or typed, the bounds that it has, and what decides whether it is asked.
import type { Fault } from '../core/form.ts'
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import { answerOf, nameOf, wordsIn } from './answers.ts'
import { conditionWords, inForce } from './asked.ts'
import { acceptOf, typesIn } from './file-types.ts'
import { readerWordsOf } from './forms.ts'

export type Option = { value: string; label: string; chosen: boolean }
export type FieldShown = Pick<Field, 'id' | 'kind' | 'label' | 'help' | 'least' | 'most'> & {
  name: string
  key: string | null
  optional: boolean
  value: string
  options: Option[]
  /** Of a file: what browsers offer to choose. */
  accept: string
  words: { now: number; soft: number | null; hard: number | null } | null
  /** Asked only where the field of this name has one of these options. */
  asked: { name: string; label: string; options: string[] } | null
  readers: string
  isForChairs: boolean
}

/** What was sent under the name of a field; undefined where nothing was. */
export const typedAt = (name: string, typed: object): unknown =>
  name
    .split(/[[\]]+/)
    .filter(Boolean)
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
      typed,
    )

function optionsOf(field: Field, value: AnswerValue): Option[] {
  const chosen = new Set([value].flat())
  const gone = [...chosen].filter((one) => one !== '' && !field.options.includes(one))
  if (field.kind === 'score')
    return field.options.map((label, index) => {
      const value = String(index + 1)
      return { value, label, chosen: chosen.has(value) }
    })
  const offered = field.options.map((one) => ({ value: one, label: one, chosen: chosen.has(one) }))
  const old = gone.map((one) => ({ value: one, label: `${one} (no longer offered)`, chosen: true }))
  return field.kind === 'choice' || field.kind === 'choices' ? [...offered, ...old] : []
}

/** Who reads a title everybody knows. */
const tellsReaders = ({ form, key, kind }: Field) => kind !== 'heading' && (key === null || form === 'review')

export function fieldShown(
  field: Field,
  fields: Field[],
  saved: AnswerValue | undefined,
  entry: Fault | null,
): FieldShown {
  const { id, kind, key, label, help, least, most, required, readers, soft_words, hard_words } = field
  const name = nameOf(field)
  const typed = entry ? typedAt(name, entry.typed) : undefined
  const value = typed === undefined ? (saved ?? '') : answerOf(field, typed)
  const text = [value].flat().join('\n')
  const source = fields.find((one) => one.id === field.condition_id)
  const bounded = soft_words !== null || hard_words !== null
  return {
    id,
    kind,
    key,
    label,
    help,
    least,
    most,
    name,
    optional: required === 'never',
    value: text,
    options: optionsOf(field, value),
    accept: kind === 'file' ? acceptOf(typesIn(field.options)) : '',
    words: bounded ? { now: wordsIn(text), soft: soft_words, hard: hard_words } : null,
    asked: source
      ? { name: nameOf(source), label: source.label, options: conditionWords(field.condition_options) }
      : null,
    readers: tellsReaders(field) ? readerWordsOf(field) : '',
    isForChairs: readers === 'chairs',
  }
}

export type Section = { id: number; title: string; help: string; fields: FieldShown[] }

/** These stand under a heading of their own. */
const ALONE = new Set(['paper', 'authors', 'conflicts', 'heading'])

/** A heading begins a section, and so does what is asked of every paper in a way of its own. */
export function sectionsOf(
  fields: Field[],
  answers: ReadonlyMap<number, AnswerValue>,
  entry: Fault | null,
): Section[] {
  const sections: Section[] = []
  for (const field of inForce(fields)) {
    const shown = fieldShown(field, fields, answers.get(field.id), entry)
    const last = sections.at(-1)
    if (last && !ALONE.has(field.kind)) last.fields.push(shown)
    else if (field.kind === 'heading')
      sections.push({ id: field.id, title: field.label, help: field.help, fields: [] })
    else {
      const alone = ALONE.has(field.kind)
      sections.push({
        id: field.id,
        title: alone ? field.label : '',
        help: alone ? field.help : '',
        fields: [shown],
      })
    }
  }
  return sections
}
