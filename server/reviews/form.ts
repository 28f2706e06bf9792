// What a reviewer types: a draft with as many gaps as they like, and the reason for handing a paper back.
import { z } from 'zod'
import { prose, reader, ticked, whole } from '../core/form.ts'

/** A field that was not sent stays as it is. */
const writing = (most: number) =>
  z
    .string('Write this as text.')
    .trim()
    .max(most, `This is longer than ${most} characters. Shorten it.`)
    .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', ''))
    .optional()

const blank = (value: unknown) => (value === '' ? null : value)
const score = (most: number) =>
  z.preprocess(blank, whole(1, most, `Choose a number from 1 to ${most}.`).nullable()).optional()

const shape = z.object({
  text: writing(40_000),
  note: writing(20_000),
  correctness: score(4),
  relevance: score(4),
  overall: score(5),
  confidence: score(5),
  fit_for_talk: ticked.optional(),
  names_are_fine: ticked,
  version: z.preprocess(
    (value) => (value === '' ? undefined : value),
    whole(1, 2_147_483_647, 'Load this page again, its version is unreadable.').optional(),
  ),
})
export type ReviewDraft = z.infer<typeof shape>
export const readReview = reader(shape)

const refusal = z.object({
  reason: prose(2000, 'Say in a sentence why, so that the chairs know what to do.'),
})
export const readRefusal = reader(refusal)
