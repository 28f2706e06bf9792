// A chair's word on a pair: locked, ruled out, or free again.
import { z } from 'zod'
import { reader, whole } from '../core/form.ts'

const MOST = 999_999_999

const ruled = z.object({
  paper: whole(1, MOST, 'Choose a paper.'),
  reviewer: whole(1, MOST, 'Choose a reviewer.'),
  ruling: z.enum(['locked', 'forbidden', 'none'], 'Choose locked, forbidden or none.'),
})
export type Ruled = z.infer<typeof ruled>
export const readRuling = reader(ruled)

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(['all', 'locked', 'forbidden']).catch('all'),
  order: z.string().max(20).catch(''),
})
export type Search = z.infer<typeof search>
export const searchOf = (query: unknown): Search => search.parse(query)
