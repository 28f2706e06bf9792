// What an author may type about a paper. A field that is absent keeps what stands there; an empty one clears it.
import { z } from 'zod'
import { authorList as authors, isBlank } from '../authorships/form.ts'
import { line, many, type Problems, prose, reader, type Typed, ticked, typedIn } from '../core/form.ts'

const title = line(300, 'Enter the title of your paper.')

export const readStart = reader(z.object({ title }))

const link = line(500).refine(
  (url) => url === '' || (/^https?:\/\//.test(url) && URL.canParse(url)),
  'Enter a full address that begins with https://.',
)

/** To the fields that chairs have made, by `f` and their number; what each must be is judged where the field is known. */
const answers = z.record(
  z.string().regex(/^f\d+$/),
  z.unknown().refine((typed) => JSON.stringify(typed).length < 100_000, 'This is far too long. Shorten it.'),
)

const fields = {
  title,
  abstract: prose(6000),
  topics: many(z.coerce.number().int().positive()),
  keywords: line(500),
  authors,
  code_url: link,
  prior_publication: line(1000),
  conflicts_confirmed: ticked,
  answers,
}
const shape = z.object(fields).partial()
const readFields = reader(shape)

/** Who saves from where: `version` is what stood there when the form was opened, `tab` the open form itself, `turn` how far it is. */
const origin = z.object({
  version: z.coerce.number().int().positive().catch(0).optional(),
  tab: z.uuid().optional().catch(undefined),
  turn: z.coerce.number().int().min(0).max(1_000_000_000).optional().catch(undefined),
  keep: z
    .record(z.string(), z.enum(['mine', 'theirs']))
    .catch({})
    .default({}),
})

export type PaperTyped = z.infer<typeof shape> & {
  version?: number | undefined
  tab?: string | undefined
  turn?: number | undefined
  /** What cannot count as it was typed, and why; a draft keeps it all the same. */
  unfit?: Unfit
}
export type Unfit = { typed: Typed; problems: Problems }

const [BLANK, MOST_BLANK] = [2, 10]

/** How many rows for more authors the form is asked to have. */
export const readBlank = (query: unknown): number =>
  z
    .object({ rows: z.coerce.number().int().min(BLANK).max(MOST_BLANK) })
    .catch({ rows: BLANK })
    .parse(query).rows

/** One blank row more than stood in the form that was sent. */
export function oneMoreBlank(body: unknown): number {
  const { authors } = typedIn(body)
  const rows = typeof authors === 'object' && authors !== null ? Object.values(authors) : []
  return Math.min(MOST_BLANK, Math.max(BLANK, rows.filter(isBlank).length + 1))
}

/** A form of the names that it was sent with; fields for which the author has chosen the co-author's text are left as they stand. */
export function readPaper(body: unknown): PaperTyped & { unfit: Unfit } {
  const { version, tab, turn, keep } = origin.parse(body ?? {})
  const mine = (all: Typed) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => keep[name] !== 'theirs'))
  const known = Object.entries(mine(typedIn(body))).filter(([name]) => name in fields)
  const typed = Object.fromEntries(
    known.map(([name, value]) => [name, name === 'answers' ? mine(typedIn(value)) : value]),
  )
  const unfit: Unfit = { typed: {}, problems: {} }
  const fit: [string, unknown][] = []
  for (const [name, value] of Object.entries(typed)) {
    const entry = readFields({ [name]: value })
    if (entry.ok) fit.push([name, Reflect.get(entry.value, name)])
    else {
      unfit.typed[name] = value
      Object.assign(unfit.problems, entry.problems)
    }
  }
  return { ...(Object.fromEntries(fit) as z.infer<typeof shape>), version, tab, turn, unfit }
}

/** Only looked at, so whatever stands there is shown, as far as an abstract could ever go. */
const glance = z
  .string()
  .catch('')
  .transform((text) => text.slice(0, 40_000))
const preview = z.object({ title: glance, abstract: glance })
export const readPreview = (body: unknown) => preview.parse(typedIn(body))

export const readReason = reader(
  z.object({ reason: prose(2000, 'Say in a sentence why, so that everybody understands it later.') }),
)
