// What a chair asks of a run, and the pairs changed by hand in its proposal.
import { z } from 'zod'
import { reader, whole } from '../core/form.ts'

const orNothing = (value: unknown) => (value === '' ? undefined : value)

const options = z.object({
  reviews_per_paper: z.preprocess(
    orNothing,
    whole(1, 10, 'Choose between 1 and 10 reviewers for each paper.').optional(),
  ),
  seed: z.preprocess(orNothing, whole(0, 2_147_483_647, 'Choose a whole number from 0.').optional()),
})
export type RunOptions = z.infer<typeof options>
export const readRunOptions = reader(options)

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(['all', 'short', 'changed']).catch('all'),
  add: z.coerce.number().int().catch(0),
})
export type Search = z.infer<typeof search>
export const searchOf = (query: unknown): Search => search.parse(query)
