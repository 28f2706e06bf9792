// What contacts type in answer to reviews, and what chairs set about it.
import { z } from 'zod'
import { type Entry, fault, reader, whole } from '../core/form.ts'
import type { ResponseRules } from '../core/tables-responses.ts'

const shape = z.object({
  text: z
    .string('Write this as text.')
    .trim()
    .max(40_000, 'This is longer than 40000 characters. Shorten it.')
    .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '')),
  review: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      .optional(),
  ),
  names_are_fine: z.preprocess((value) => value === 'on', z.boolean()),
  version: whole(0, 2_147_483_647, 'Load this page again, its version is unreadable.'),
})
export type ResponseTyped = z.infer<typeof shape>
export const readResponse = reader(shape)

const WORDS = 'Enter a number of words from 1 to 10000, or nothing.'
const words = z.preprocess((value) => (value === '' ? null : value), whole(1, 10_000, WORDS).nullable())

const readShape = reader(
  z.object({
    scope: z.enum(['paper', 'review'], 'Choose what is answered.'),
    soft_words: words.default(null),
    hard_words: words.default(null),
  }),
)

export function readRules(body: unknown): Entry<ResponseRules> {
  const entry = readShape(body)
  if (!entry.ok) return entry
  const { soft_words, hard_words } = entry.value
  const isOdd = soft_words !== null && hard_words !== null && soft_words > hard_words
  return isOdd ? fault({ hard_words: 'The limit is below what you ask for.' }, body) : entry
}
