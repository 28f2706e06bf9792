// Whose name is looked for among the observations.
import { z } from 'zod'

const search = z.object({ q: z.string().trim().max(200).catch('') })
export type Search = z.infer<typeof search>
export const searchOf = (query: unknown): Search => search.parse(query)
