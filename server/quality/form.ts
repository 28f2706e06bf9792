// What is looked for among reviewers and reviews, and how good a chair finds a review.
import { z } from 'zod'
import { reader } from '../core/form.ts'

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  order: z.string().max(20).catch(''),
})
export type Search = z.infer<typeof search>

/** Whatever the address says, a list comes. */
export const searchOf = (query: unknown): Search => search.parse(query ?? {})

export const COLUMN_NAMES = [
  'paper',
  'reviewer',
  'state',
  'due',
  'sent',
  'overall',
  'confidence',
  'words',
  'rating',
] as const
export type ColumnName = (typeof COLUMN_NAMES)[number]

/** `cols=state,words` or `cols=state&cols=words`; every column where none is named. */
const columns = z
  .union([z.string(), z.array(z.string())])
  .catch('')
  .transform((value) => [value].flat().join(',').split(','))
  .transform((named) => COLUMN_NAMES.filter((name) => named.includes(name)))
  .transform((named): readonly ColumnName[] => (named.length > 0 ? named : COLUMN_NAMES))

const listed = search.extend({
  show: z.enum(['all', 'sent', 'lacking', 'draft', 'waiting', 'late', 'discussing', 'unable']).catch('all'),
  cols: columns,
})
export type Listed = z.infer<typeof listed>
export const listedOf = (query: unknown): Listed => listed.parse(query ?? {})

export const readRating = reader(
  z.object({
    rating: z
      .enum(['1', '2', '3'], 'Choose how useful the review is.')
      .transform((text) => (text === '1' ? 1 : text === '2' ? 2 : 3)),
  }),
)
