// What a meta-reviewer types, whom a chair names, and what chairs set about it.
import { z } from 'zod'
import { reader, ticked, whole } from '../core/form.ts'

const shape = z.object({
  recommendation: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.enum(['talk', 'poster', 'reject'], 'Choose what you recommend.').nullable(),
  ),
  text: z
    .string('Write this as text.')
    .trim()
    .max(20_000, 'This is longer than 20000 characters. Shorten it.')
    .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '')),
  names_are_fine: ticked,
  version: whole(1, 2_147_483_647, 'Load this page again, its version is unreadable.'),
})
export type MetaTyped = z.infer<typeof shape>
export const readMeta = reader(shape)

const WHO = 'Choose who writes the meta-review.'
export const readNaming = reader(
  z.object({
    person: z.preprocess((value) => (value === '' ? null : value), whole(1, 2_147_483_647, WHO).nullable()),
  }),
)

export const readRules = reader(
  z.object({ active: ticked, readers: z.enum(['chairs', 'reviewers', 'authors'], 'Choose who reads them.') }),
)
