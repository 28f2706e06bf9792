// What a person types to declare a conflict: who, by address or number, and why.
import { z } from 'zod'
import { type Entry, email, line, reader } from '../core/form.ts'
import type { Side } from '../policy/conflicts.ts'

const WHO = 'Enter an email address, like name@university.edu.'
const reason = line(500, 'Say in a few words what the conflict is, like “same laboratory”.')

/** `person`: the number of somebody with an account; `email`: anybody; neither: oneself. */
export type Declaration = { person: number | null; email: string | null; reason: string }

const own = reader(z.object({ person: z.string().optional(), reason }))
const byAddress = reader(z.object({ person: email(WHO), reason }))
const byNumber = reader(z.object({ person: z.coerce.number().int().positive().max(999_999_999), reason }))

const isNumber = (typed: unknown) => typeof typed === 'string' && /^[1-9]\d{0,8}$/.test(typed.trim())

/** Numbers are for chairs: to authors they would tell who has an account. */
export function readDeclaration(
  body: { person?: unknown } | undefined,
  side: Side,
  self: number,
): Entry<Declaration> {
  const numbered = isNumber(body?.person)
  if (side === 'reviewer') {
    const entry = own(body)
    const person = numbered ? Number(body?.person) : self
    return entry.ok ? { ok: true, value: { person, email: null, reason: entry.value.reason } } : entry
  }
  if (side === 'chair' && numbered) {
    const entry = byNumber(body)
    return entry.ok ? { ok: true, value: { ...entry.value, email: null } } : entry
  }
  const entry = byAddress(body)
  return entry.ok
    ? { ok: true, value: { person: null, email: entry.value.person, reason: entry.value.reason } }
    : entry
}
