// What of the forecast is asked for.
import { z } from 'zod'

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(['risk', 'all']).catch('risk'),
  order: z.enum(['worst', 'paper']).catch('worst'),
  page: z.coerce.number().int().min(1).max(9999).catch(1),
})
export type Search = z.infer<typeof search>

/** Anything unknown in the address is as if it were not there. */
export const searchOf = (query: unknown): Search => search.parse(query ?? {})
