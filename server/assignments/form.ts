// What a chair names by hand: a pair, a reason, and what to look for on the board.
import { z } from 'zod'
import { prose, reader, whole } from '../core/form.ts'

const MOST = 999_999_999

export const readPair = reader(
  z.object({
    paper: whole(1, MOST, 'Choose a paper.'),
    reviewer: whole(1, MOST, 'Choose a reviewer.'),
  }),
)

export const readReason = reader(z.object({ reason: prose(2000) }))

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(['all', 'short', 'unsent']).catch('all'),
  add: z.coerce.number().int().catch(0),
})
export type Search = z.infer<typeof search>
export const searchOf = (query: unknown): Search => search.parse(query)
