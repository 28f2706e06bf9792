// What a chair types on the decision board: a decision, the audience of a release, and how the board is looked at.
import { z } from 'zod'
import { line, prose, reader } from '../core/form.ts'
import { to } from '../paths.ts'

export const OUTCOMES = ['talk', 'poster', 'reject'] as const
export const LONGEST_NOTE = 4000

const decision = z.object({
  outcome: z.enum([...OUTCOMES, 'undecided'], 'Choose talk, poster or reject.'),
  note: prose(LONGEST_NOTE),
})
export const readDecision = reader(decision)

export const readCsv = reader(
  z.object({ csv: prose(900_000, 'Paste lines with the columns paper and outcome.') }),
)

const audience = z.object({
  audience: z.enum(['authors', 'reviewers'], 'Choose whom to release to: authors or reviewers.'),
})
export const readAudience = reader(audience)

export const FILTERS = ['all', 'undecided', 'disagree', 'missing'] as const
export type Filter = (typeof FILTERS)[number]

const SORTS = ['rank', 'number', 'title', 'mean', 'spread', 'reviews', 'fit', 'outcome'] as const
export type Sort = (typeof SORTS)[number]

/** An address with anything in it still shows a board: what cannot be read falls back. */
const look = z.object({
  show: z.enum(FILTERS).catch('all'),
  sort: z.enum(SORTS).catch('rank'),
  down: z.boolean().catch(false),
  q: line(200).catch(''),
  cut: z.coerce.number().int().min(1).max(9999).nullable().catch(null),
})
export type Look = z.infer<typeof look>

export function readLook(query: Record<string, unknown>): Look {
  const sort = typeof query.sort === 'string' ? query.sort : ''
  const down = sort.startsWith('-')
  return look.parse({ ...query, sort: down ? sort.slice(1) : sort, down })
}

/** The look that a form on the board carried along. */
export const lookOf = (body: unknown): Look => {
  const text = typeof body === 'object' && body !== null && 'look' in body ? String(body.look) : ''
  return readLook(Object.fromEntries(new URLSearchParams(text)))
}

export function lookQuery({ show, sort, down, q, cut }: Look): string {
  const order = `${down ? '-' : ''}${sort}`
  const set = {
    show: show === 'all' ? '' : show,
    sort: order === 'rank' ? '' : order,
    q,
    cut: String(cut ?? ''),
  }
  return new URLSearchParams(Object.entries(set).filter(([, value]) => value !== '')).toString()
}

export function boardAddress(look: Look, change: Partial<Look> = {}): string {
  const query = lookQuery({ ...look, ...change })
  return query ? `${to.decisions()}?${query}` : to.decisions()
}
