// The text of a letter as a chair types it, and what of it is looked at.
import { z } from 'zod'
import { line, prose, reader, ticked } from '../core/form.ts'

const words = { subject: line(200, 'Write a subject.'), body: prose(10_000, 'Write the letter.') }

/** The version that was open, so that nobody overwrites another chair unseen. */
export const readTemplate = reader(z.object({ ...words, version: z.coerce.number().int().catch(0) }))

const preview = z.object({
  subject: z.string().max(1000).catch(''),
  body: z.string().max(20_000).catch(''),
  recipient: z.uuid().nullable().catch(null),
})
export const readPreview = (body: unknown): z.infer<typeof preview> => preview.parse(body ?? {})

const look = z.object({
  q: line(200).catch(''),
  recipient: z.uuid().nullable().catch(null),
  version: z.coerce.number().int().min(1).nullable().catch(null),
  completed: ticked,
})
export type Look = z.infer<typeof look>
export const readLook = (query: unknown): Look => look.parse(query)
