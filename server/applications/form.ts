// What somebody types who would like to review, and the words of the call.
import { z } from 'zod'
import { email, line, prose, reader } from '../core/form.ts'
import { LOAD } from '../reviewers/form.ts'

const application = z.object({
  name: line(200, 'Enter your name.'),
  email: email('Enter your email address, like name@university.edu.'),
  affiliation: line(300),
  load: LOAD,
  words: prose(4000, 'Say in a few words what you work on.'),
})
export type Applying = z.infer<typeof application>
export const readApplication = reader(application)

/** No words: no call. */
export const readCall = reader(z.object({ reviewer_call: prose(4000) }))

const search = z.object({
  q: z.string().trim().max(200).catch(''),
  state: z.enum(['waiting', 'admitted', 'declined']).catch('waiting'),
  order: z.enum(['oldest', 'name']).catch('oldest'),
})
export type Search = z.infer<typeof search>
export const searchOf = (query: unknown): Search => search.parse(query ?? {})
