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

export const readReviewer = reader(z.object({ reviewer: whole(1, MOST, 'Choose a reviewer.') }))

const csv = z.object({ csv: prose(1_000_000).catch('') })
export const csvOf = (body: unknown): string => csv.parse(body ?? {}).csv

export const readReason = reader(z.object({ reason: prose(2000) }))

const WANTED = whole(0, 10, 'Choose between 0 and 10 reviewers.')

export type Demand = { paper: number; wanted: number }
/** `wanted[7]=2`: paper 7 wants two. */
export const readDemands = reader(
  z
    .object({ wanted: z.record(z.string().regex(/^[1-9]\d{0,8}$/), WANTED, 'Name a paper and a number.') })
    .transform(({ wanted }) =>
      Object.entries(wanted).map(([paper, n]): Demand => ({ paper: Number(paper), wanted: n })),
    ),
)

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(['all', 'short', 'unsent']).catch('all'),
  order: z.string().max(20).catch(''),
  add: z.coerce.number().int().catch(0),
})
export type Search = z.infer<typeof search>
export const searchOf = (query: unknown): Search => search.parse(query)

const people = z.object({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(['all', 'free', 'full', 'none']).catch('all'),
  order: z.string().max(20).catch(''),
})
export type PeopleSearch = z.infer<typeof people>
export const peopleSearchOf = (query: unknown): PeopleSearch => people.parse(query)

const step = z.object({ at: z.coerce.number().int().min(0).max(9999).catch(0) })
/** Whose letter is shown. */
export const stepOf = (query: unknown): number => step.parse(query).at
