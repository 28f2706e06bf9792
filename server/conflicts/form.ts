// What a person types about conflicts: who, of what kind and why; a question, its answer, a ruling.
import { z } from 'zod'
import { type Entry, email, line, many, prose, reader } from '../core/form.ts'
import { CONFLICT_KINDS, type ConflictKind } from '../core/tables-conflicts.ts'
import type { Side } from '../policy/conflicts.ts'
import { FINDINGS } from './kinds.ts'

const WHO = 'Enter an email address, like name@university.edu.'
const MOST = 50
const reason = line(500, 'Say in a few words what the conflict is, like “same laboratory”.')
const kind = z.enum(CONFLICT_KINDS, 'Choose what kind of conflict it is.').default('other')

/** `person`: the number of somebody with an account; `email`: anybody; neither: oneself. */
export type Declaration = { person: number | null; email: string | null; reason: string; kind: ConflictKind }

const isAddress = (typed: string) => email(WHO).safeParse(typed).success

function faultOf(typed: string[]): string | null {
  if (typed.length > MOST) return `Name at most ${MOST} people at once.`
  const wrong = typed.filter((one) => !isAddress(one))
  if (wrong.length === typed.length) return WHO
  const few = wrong.slice(0, 3).map((one) => `“${one.slice(0, 60)}”`)
  return few.length > 0 ? `Correct what is not an email address: ${few.join(', ')}.` : null
}

/** One or several, between commas, semicolons, blanks or line ends; each counts once. */
const addresses = z
  .string(WHO)
  .transform((typed) => [...new Set(typed.toLowerCase().split(/[\s,;]+/))].filter((one) => one !== ''))
  .superRefine((typed, context) => {
    const words = faultOf(typed)
    if (words) context.addIssue(words)
  })

const number = z.coerce.number().int().positive().max(999_999_999)
const own = reader(z.object({ person: z.string().optional(), reason, kind }))
const byAddress = reader(z.object({ person: addresses, reason, kind }))
const byNumber = reader(z.object({ person: number, reason, kind }))

const isNumber = (typed: unknown) => typeof typed === 'string' && /^[1-9]\d{0,8}$/.test(typed.trim())

/** Numbers are for chairs: to authors they would tell who has an account. */
export function readDeclarations(
  body: { person?: unknown } | undefined,
  side: Side,
  self: number,
): Entry<Declaration[]> {
  const numbered = isNumber(body?.person)
  if (side === 'reviewer') {
    const entry = own(body)
    const person = numbered ? Number(body?.person) : self
    return entry.ok ? { ok: true, value: [{ ...entry.value, person, email: null }] } : entry
  }
  if (side === 'chair' && numbered) {
    const entry = byNumber(body)
    return entry.ok ? { ok: true, value: [{ ...entry.value, email: null }] } : entry
  }
  const entry = byAddress(body)
  if (!entry.ok) return entry
  const { person: emails, ...said } = entry.value
  return { ok: true, value: emails.map((address) => ({ ...said, person: null, email: address })) }
}

export const readQuestion = reader(
  z.object({ question: prose(1000, 'Ask the authors what the conflict rests on.') }),
)
export const readJustification = reader(
  z.object({ justification: prose(2000, 'Say in a sentence or two what the conflict rests on.') }),
)
export const readClearance = reader(
  z.object({ person: number, reason: line(500, 'Say why there is no conflict.') }),
)

const judgement = z
  .object({
    pairs: many(z.string().regex(/^\d{1,9}-\d{1,9}$/, 'Tick pairs of the list.')).refine(
      (pairs) => pairs.length > 0,
      'Tick at least one likely conflict.',
    ),
    judgement: z.enum(['conflict', 'none'], 'Choose what the ticked pairs are.'),
    reason: line(500),
  })
  .refine(({ judgement, reason }) => judgement === 'conflict' || reason !== '', {
    path: ['reason'],
    message: 'Say why there is no conflict.',
  })
export type Judgement = z.infer<typeof judgement>
/** What the ticked of the likely ones are. */
export const readJudgement = reader(judgement)

const ORDERS = ['paper', 'person', 'state'] as const
const search = z.object({
  q: z.string().trim().max(200).catch(''),
  state: z.enum(['all', ...FINDINGS]).catch('all'),
  order: z.enum(ORDERS).catch('paper'),
  page: z.coerce.number().int().min(1).max(9999).catch(1),
})
export type Search = z.infer<typeof search>

/** What the address asks for; anything unknown in it is as if it were not there. */
export const searchOf = (query: unknown): Search => search.parse(query ?? {})
