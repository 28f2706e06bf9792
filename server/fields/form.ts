// What a chair may say about a field.
import { z } from 'zod'
import { type Entry, fault, line, many, prose, reader, whole } from '../core/form.ts'
import { FILE_TYPES, KINDS, READERS, REQUIRED } from '../core/tables-fields.ts'
import { LARGEST_ANSWER } from './file-types.ts'

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
  label: line(200, 'Enter the question, as authors read it.'),
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

/** What does not fit together stands at the later of the two. */
function faultsOf(typed: FieldTyped): Record<string, string> {
  const faults: Record<string, string> = {}
  const { kind, options: offered, least, most, soft_words, hard_words, accepts, megabytes } = typed
  if ((kind === 'choice' || kind === 'choices') && offered.length < 2)
    faults.options = 'Enter at least two options, each on a line of its own.'
  if (offered.some((one) => one.length > 300))
    faults.options = 'An option is longer than 300 characters. Shorten it.'
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

export function readField(body: unknown): Entry<FieldTyped> {
  const entry = readShape(body)
  if (!entry.ok) return entry
  const faults = faultsOf(entry.value)
  return Object.keys(faults).length > 0 ? fault(faults, body) : entry
}

export const readMove = reader(z.object({ direction: z.enum(['up', 'down'], 'Say up or down.') }))
