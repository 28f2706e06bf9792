// One's own tokens, by their names; what they are stands nowhere.
import type { Reading } from '../context.ts'
import { dayInWords, lastMinute } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { mayMakeToken } from '../policy/people.ts'
import { because, must, signedInOnly } from '../policy/verdict.ts'
import { ownTokens } from './queries.ts'

export type TokensPage = {
  tokens: { id: number; name: string; made: string; used: string | null; until: string }[]
  locked: string | null
  entry: Fault | null
}

export async function tokensPage(r: Reading, entry: Fault | null = null): Promise<TokensPage> {
  must(signedInOnly(r.viewer))
  const zone = r.workshop.time_zone
  const tokens = (await ownTokens(r)).map(({ id, name, created_at, last_used_at, expires_at }) => ({
    ...{ id, name },
    made: dayInWords(created_at, zone),
    used: last_used_at && dayInWords(last_used_at, zone),
    until: dayInWords(lastMinute(expires_at), zone),
  }))
  return { tokens, locked: because(mayMakeToken(r.viewer)), entry }
}
