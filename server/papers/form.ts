// What an author may type about a paper. A field that is absent keeps what stands there; an empty one clears it.
import { z } from 'zod'
import { line, many, prose, reader, ticked } from '../core/form.ts'

const title = line(300, 'Enter the title of your paper.')

export const readStart = reader(z.object({ title }))

const address = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^$|^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+$/, 'Enter an email address, like name@university.edu.')

const authorShape = z.object({
  name: line(200),
  email: address.default(''),
  affiliation: line(300),
  position: z.coerce.number().catch(0),
})

const isBlank = (author: unknown) =>
  typeof author === 'object' &&
  author !== null &&
  ['name', 'email', 'affiliation'].every((key) => !String(Reflect.get(author, key) ?? '').trim())

/** Rows keep the index of their form fields, so that a fault stands at its row; blank ones are dropped afterwards. */
const authors = z
  .preprocess(
    (rows) => (typeof rows === 'object' && rows !== null ? Object.values(rows) : rows),
    z
      .array(z.union([z.custom<null>(isBlank).transform(() => null), authorShape]))
      .max(100, 'A paper can have at most 100 authors.'),
  )
  .transform((rows) => rows.filter((row) => row !== null))
  .superRefine((rows, context) => {
    const seen = new Set<string>()
    for (const [index, { email }] of rows.entries()) {
      if (email && seen.has(email)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'email'],
          message: 'This author stands on the list already.',
        })
      }
      seen.add(email)
    }
  })
  .transform((rows) =>
    rows.toSorted((a, b) => a.position - b.position).map(({ position: _, ...author }) => author),
  )

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
