// What is wrong with a paper, what a chair found, and which flags a list shows.
import { z } from 'zod'
import { prose, reader } from '../core/form.ts'

const raised = z.object({
  kind: z.enum(
    ['ethics', 'anonymity', 'plagiarism', 'instructions', 'other'],
    'Choose what is wrong with the paper.',
  ),
  text: prose(5000, 'Say what you saw, and where in the paper.'),
})
export type Raised = z.infer<typeof raised>
export const readFlag = reader(raised)

const closing = z.object({
  outcome: z.enum(['upheld', 'dismissed'], 'Choose whether there is something to it.'),
  answer: prose(5000),
})
export type Closing = z.infer<typeof closing>
export const readClosing = reader(closing)

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  state: z.enum(['open', 'closed', 'all']).catch('open'),
  order: z.enum(['new', 'paper', 'kind']).catch('new'),
})
export type Search = z.infer<typeof search>

/** Whatever the address says, a list comes. */
export const searchOf = (query: unknown): Search => search.parse(query ?? {})
