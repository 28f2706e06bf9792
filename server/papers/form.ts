// What an author may type about a paper. A field that is absent keeps what stands there; an empty one clears it.
import { z } from 'zod'
import { authorList as authors } from '../authorships/form.ts'
import { line, many, prose, reader, ticked } from '../core/form.ts'

const title = line(300, 'Enter the title of your paper.')

export const readStart = reader(z.object({ title }))

const link = line(500).refine(
  (url) => url === '' || (/^https?:\/\//.test(url) && URL.canParse(url)),
  'Enter a full address that begins with https://.',
)

const shape = z
  .object({
    title,
    abstract: prose(6000),
    topics: many(z.coerce.number().int().positive()),
    keywords: line(500),
    authors,
    code_url: link,
    prior_publication: line(1000),
    conflicts_confirmed: ticked,
    version: z.coerce.number().int().positive(),
  })
  .partial()
export type PaperTyped = z.infer<typeof shape>
const readAll = reader(shape)

/** Hidden fields in the form say which boxes it had, so that an unticked box is not taken for an absent one. */
export const readPaper = (body: unknown) => {
  const entry = readAll(body)
  if (!entry.ok || typeof body !== 'object' || body === null) return entry
  const value = Object.fromEntries(Object.entries(entry.value).filter(([key]) => key in body))
  return { ok: true as const, value: value as PaperTyped }
}

export const readReason = reader(
  z.object({ reason: prose(2000, 'Say in a sentence why, so that everybody understands it later.') }),
)
