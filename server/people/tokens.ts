// One-purpose tokens: made, found by their hash, used once. A token never signs anybody in to more than its purpose.
import type { Reading, Writing } from '../context.ts'
import type { Token, TokenPurpose } from '../core/tables.ts'
import { hashOf, newToken } from '../core/tokens.ts'

const LIVES: Record<TokenPurpose, { hours: number }> = {
  setup: { hours: 24 * 7 },
  confirmation: { hours: 24 * 7 },
  password_reset: { hours: 2 },
}

/** Links that are still on their way, or lie in a mailbox that is no longer the person's, open nothing from now on. */
export const revokeTokens = (
  { db, now }: Pick<Reading, 'db' | 'now'>,
  purpose: TokenPurpose,
  personId: number | null,
): Promise<unknown> =>
  db<Token>('tokens').where({ purpose, person_id: personId }).whereNull('used_at').update({ used_at: now })

/** Makes a token and ends the earlier ones of the same purpose and person; returns what goes into the link. */
export async function issueToken(
  { db, now }: Pick<Reading, 'db' | 'now'>,
  purpose: TokenPurpose,
  personId: number | null,
): Promise<string> {
  await revokeTokens({ db, now }, purpose, personId)
  const token = newToken()
  await db<Token>('tokens').insert({
    purpose,
    hash: hashOf(token),
    person_id: personId,
    created_at: now,
    expires_at: now.add(LIVES[purpose]),
  })
  return token
}

const living = ({ db, now }: Pick<Reading, 'db' | 'now'>, purpose: TokenPurpose, token: string) =>
  db<Token>('tokens')
    .where({ purpose, hash: hashOf(token) })
    .whereNull('used_at')
    .where('expires_at', '>', now)

/** The token as it lives, or undefined; looking changes nothing, because mail scanners look too. */
export const findToken = (
  r: Pick<Reading, 'db' | 'now'>,
  purpose: TokenPurpose,
  token: string,
): Promise<Token | undefined> => living(r, purpose, token).first()

/** Uses the token up, so that of two at once only one succeeds. */
export async function spendToken(
  w: Writing,
  purpose: TokenPurpose,
  token: string,
): Promise<Token | undefined> {
  const [row] = await living(w, purpose, token).update({ used_at: w.now }).returning('*')
  return row
}
