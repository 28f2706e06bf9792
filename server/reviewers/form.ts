// What a chair looks for among reviewers, and may change of one.
import { z } from 'zod'
import { many, reader, ticked, whole } from '../core/form.ts'

/** How many papers a reviewer takes. */
export const LOAD = whole(1, 100, 'Choose a load between 1 and 100 papers.')

export const readLoad = reader(z.object({ load: LOAD, senior: ticked, standby: ticked }))

export const readPeople = reader(
  z.object({
    reviewers: many(whole(1, 999_999_999, 'Choose reviewers.')).pipe(
      z.array(z.number()).min(1, 'Choose reviewers.'),
    ),
  }),
)

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  order: z.enum(['name', 'load', 'assigned', 'sent']).catch('name'),
})
export type Search = z.infer<typeof search>
export const searchOf = (query: unknown): Search => search.parse(query)
