// What a chair may say about a field.
import { z } from 'zod'
import { type Entry, fault, line, many, prose, reader, whole } from '../core/form.ts'
import { FILE_TYPES, type FormName, KINDS, READERS, REQUIRED } from '../core/tables-fields.ts'
import { LARGEST_ANSWER } from './file-types.ts'
import { FORMS, READY_NAMES } from './forms.ts'

const bound = (most: number, what: string) =>
  z.preprocess(
    (typed) => (typed === '' || typed === undefined ? null : typed),
    whole(0, most, what).nullable(),
  )

const NUMBER = 'Enter a whole number, or nothing.'

const options = prose(10_000).transform((text) => [
  ...new Set(
    text
      .split('\n')
      .map((one) => one.replace(/\s+/g, ' ').trim())
      .filter((one) => one !== ''),
  ),
])

const shape = z.object({
  kind: z.enum(KINDS, 'Choose what kind of answer this asks for.').optional(),
  label: line(200, 'Enter the question.'),
  help: prose(1000),
  required: z.enum(REQUIRED).catch('never'),
  readers: z.enum(READERS).catch('authors'),
  options,
  least: bound(1_000_000, NUMBER),
  most: bound(1_000_000, NUMBER),
  accepts: many(z.enum(FILE_TYPES, 'Choose from the list.')),
  megabytes: bound(LARGEST_ANSWER, `Enter a whole number of megabytes, up to ${LARGEST_ANSWER}.`),
  soft_words: bound(100_000, NUMBER),
  hard_words: bound(100_000, NUMBER),
  condition_id: z
    .preprocess((typed) => typed || null, z.coerce.number().int().positive().nullable())
    .catch(null),
  condition_options: many(z.string().max(500)),
})
export type FieldTyped = z.infer<typeof shape>
const readShape = reader(shape)

const MOST_NUMBERS = 10

function optionsFault({ kind, options }: FieldTyped): string | null {
  if (kind === 'score' && (options.length < 2 || options.length > MOST_NUMBERS))
    return `Enter the words for 2 to ${MOST_NUMBERS} numbers, each on a line of its own. The first line is number 1.`
  if ((kind === 'choice' || kind === 'choices') && options.length < 2)
    return 'Enter at least two options, each on a line of its own.'
  return options.some((one) => one.length > 300)
    ? 'An option is longer than 300 characters. Shorten it.'
    : null
}

/** What does not fit together stands at the later of the two. */
function faultsOf(typed: FieldTyped): Record<string, string> {
  const faults: Record<string, string> = {}
  const { kind, least, most, soft_words, hard_words, accepts, megabytes } = typed
  const options = optionsFault(typed)
  if (options) faults.options = options
  if (least !== null && most !== null && least > most) faults.most = 'The most is less than the least.'
  if (kind === 'choices' && most === 0) faults.most = 'With at most 0 options nobody could answer.'
  if (soft_words !== null && hard_words !== null && soft_words > hard_words)
    faults.hard_words = 'The limit is below what you ask for.'
  if (kind === 'file' && accepts.length === 0) faults.accepts = 'Choose at least one kind of file.'
  if (megabytes === 0) faults.megabytes = 'Enter at least 1.'
  if (soft_words === 0) faults.soft_words = NUMBER
  if (hard_words === 0) faults.hard_words = NUMBER
  if (typed.condition_id !== null && typed.condition_options.length === 0)
    faults.condition_options = 'Choose at least one answer of the earlier question.'
  return faults
}

export function readField(form: FormName, body: unknown): Entry<FieldTyped> {
  const entry = readShape(body)
  if (!entry.ok) return entry
  const faults = faultsOf(entry.value)
  const { kind } = entry.value
  if (kind && !FORMS[form].kinds.includes(kind)) faults.kind = 'Choose what kind of answer this asks for.'
  return Object.keys(faults).length > 0 ? fault(faults, body) : entry
}

export const readReady = reader(z.object({ ready: z.enum(READY_NAMES, 'Choose one of the forms.') }))

export const readMove = reader(z.object({ direction: z.enum(['up', 'down'], 'Say up or down.') }))
