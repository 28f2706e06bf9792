// Making a token for a program, and ending it.
import type { Writing } from '../context.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import type { ApiToken } from '../core/tables-people.ts'
import { hashOf, newToken } from '../core/tokens.ts'
import { mayMakeToken } from '../policy/people.ts'
import { must, signedInOnly } from '../policy/verdict.ts'
import { endToken, insertToken, ownTokens } from './queries.ts'

const MOST = 20
const TERM = { hours: 24 * 90 }

/** The token is told once and kept nowhere. */
export async function makeToken(w: Writing, name: string): Promise<{ token: string } | Fault> {
  must(mayMakeToken(w.viewer))
  if ((await ownTokens(w)).length >= MOST)
    return fault({ name: `${MOST} are the most. End one first.` }, { name })
  const token = `rostrum_${newToken()}`
  await insertToken(w, { name, hash: hashOf(token), expires_at: w.now.add(TERM) })
  await record(w, 'account.token-made', { subject: w.viewer.name, details: { name } })
  return { token }
}

export async function takeBackToken(w: Writing, id: number): Promise<ApiToken> {
  must(signedInOnly(w.viewer))
  const token = await endToken(w, id)
  await record(w, 'account.token-ended', { subject: w.viewer.name, details: { name: token.name } })
  return token
}
