// What is typed into a discussion: a message with its readers, a changed message, what was read, whether letters are wanted.
import { z } from 'zod'
import { many, prose, reader, ticked, whole } from '../core/form.ts'

const MOST = 20_000
const text = prose(MOST, 'Write what you want to say.')
const key = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

const saying = z.object({
  text,
  audience: z.enum(['reviewers', 'chairs'], 'Choose who reads this.').optional(),
  thread: z.preprocess((value) => (value === '' ? undefined : value), key.optional()),
  names_are_fine: ticked,
})
export type Saying = z.infer<typeof saying>
export const readSaying = reader(saying)

const change = z.object({
  text,
  names_are_fine: ticked,
  version: whole(1, 2_147_483_647, 'Load this page again, its version is unreadable.'),
})
export type Change = z.infer<typeof change>
export const readChange = reader(change)

/** What the preview draws: whatever was typed, also what is too long to be sent. */
export const readDrawn = reader(z.object({ text: z.string().default('') }))

export const readReading = reader(z.object({ comments: many(key).default([]) }))

/** Marks of what a page shows and has told of; whatever is no mark is none that was ever given. */
const mark = z
  .string()
  .regex(/^\d{1,9}-\d{1,9}$/)
  .catch('0-0')
const seen = z.object({ seen: mark, told: mark })
export type Seen = z.infer<typeof seen>
export const seenIn = (query: unknown): Seen => seen.parse(query)

export const readLetters = reader(z.object({ letters: ticked }))
