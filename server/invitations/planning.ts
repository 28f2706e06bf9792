// What inviting a list of people would do: who gets a letter, who waits already, who is passed over, who stands twice.
import type { Reading } from '../context.ts'
import type { Invitation } from '../core/tables-reviewing.ts'
import type { Invitations } from './form.ts'
import { holdersAmong } from './queries.ts'

export type Asked = Pick<Invitation, 'email' | 'name' | 'role' | 'load' | 'message'>
/** `skipped`: those who hold the role already. The last line of an address that stands twice counts. */
export type Plan = { asked: Asked[]; skipped: string[]; twice: string[] }

export async function planOf(
  r: Reading,
  { emails, role, load, message }: Pick<Invitations, 'emails' | 'role' | 'load' | 'message'>,
): Promise<Plan> {
  const unique = [...new Map(emails.map((one) => [one.email, one])).values()]
  const twice = unique.filter(({ email }) => emails.filter((one) => one.email === email).length > 1)
  const all = unique.map((one) => ({ ...one, role: one.role ?? role, load: one.load ?? load, message }))
  const holders = await holdersOf(r, all)
  return {
    asked: all.filter(({ email }) => !holders.has(email)),
    skipped: [...holders],
    twice: twice.map(({ email }) => email),
  }
}

async function holdersOf(r: Reading, asked: Pick<Invitation, 'email' | 'role'>[]): Promise<Set<string>> {
  const of = (role: Invitation['role']) => asked.filter((one) => one.role === role).map(({ email }) => email)
  const reviewers = await holdersAmong(r, 'reviewer', of('reviewer'))
  return reviewers.union(await holdersAmong(r, 'chair', of('chair')))
}
