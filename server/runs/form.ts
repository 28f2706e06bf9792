// What a chair asks of a run, and the pairs changed by hand in its proposal.
import { z } from 'zod'
import { reader, ticked, whole } from '../core/form.ts'
import type { Wishes } from '../core/tables-matching.ts'
import { WISHES } from './wishes.ts'

const orNothing = (value: unknown) => (value === '' ? undefined : value)
const asWhole = (least: number, most: number, what: string) =>
  z.preprocess(orNothing, whole(least, most, what).optional())
const orElse = (otherwise: number, least: number, most: number, what: string) =>
  z.preprocess(orNothing, whole(least, most, what).default(otherwise))

const ABOVE = 'Choose a number from 0, or nothing.'
const AIM = 'Choose what makes a run good.'

const wishes = z.object({
  objective: z.preprocess(orNothing, z.enum(['floor', 'total', 'leximin'], AIM).default(WISHES.objective)),
  floor: z.preprocess(
    orNothing,
    z.coerce.number(ABOVE).min(0, ABOVE).max(100, ABOVE).nullable().default(null),
  ),
  least: orElse(WISHES.least, 0, 100, 'Choose a minimum between 0 and 100 papers.'),
  seniors: orElse(WISHES.seniors, 0, 10, 'Choose between 0 and 10 seniors a paper.'),
  cap: z.preprocess(orNothing, whole(1, 100, 'Choose between 1 and 100 %.').nullable().default(null)),
  text_share: orElse(WISHES.text_share, 0, 100, 'Choose a share between 0 and 100 %.'),
  senior_bonus: orElse(WISHES.senior_bonus, 0, 100, 'Choose between 0 and 100 hundredths.'),
  limit: orElse(WISHES.limit, 1, 3600, 'Choose between 1 and 3600 seconds.'),
  ...{ institutions: ticked, coauthors: ticked, mutual: ticked, repair: ticked, unwilling: ticked },
})

const options = wishes
  .extend({
    reviews_per_paper: asWhole(1, 10, 'Choose between 1 and 10 reviewers for each paper.'),
    seed: asWhole(0, 2_147_483_647, 'Choose a whole number from 0.'),
  })
  .refine(({ cap, repair }) => cap === null || !repair, {
    path: ['cap'],
    message: 'A repair moves as little as it can, a draw moves by lot. Leave out one of them.',
  })
  .transform(({ reviews_per_paper, seed, ...wishes }) => ({ reviews_per_paper, seed, wishes }))

export type RunOptions = { reviews_per_paper?: number; seed?: number; wishes?: Partial<Wishes> }
export const readRunOptions = reader(options)

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(['all', 'short', 'changed']).catch('all'),
  order: z.string().max(20).catch(''),
  add: z.coerce.number().int().catch(0),
})
export type Search = z.infer<typeof search>
export const searchOf = (query: unknown): Search => search.parse(query)

const MOST = 999_999_999
const nobody = (what: string) =>
  z.preprocess((value) => (value === '' ? undefined : value), whole(1, MOST, what).nullable().default(null))

export const readMatch = reader(
  z.object({ paper: whole(1, MOST, 'Choose a paper.'), reviewer: whole(1, MOST, 'Choose a reviewer.') }),
)
/** `out` makes way, `in` comes: a swap with both, an addition or a removal with one of them. */
export const readChange = reader(
  z
    .object({
      paper: whole(1, MOST, 'Choose a paper.'),
      out: nobody('Choose who makes way.'),
      in: nobody('Choose who comes.'),
    })
    .refine((change) => change.out !== null || change.in !== null, {
      path: ['in'],
      message: 'Choose who comes or who makes way.',
    }),
)
export type Change = { paper: number; out: number | null; in: number | null }
