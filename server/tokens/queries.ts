// Tokens of programs: those of their owner, and the one that a request brings.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { ApiToken } from '../core/tables-people.ts'
import { hashOf } from '../core/tokens.ts'
import { ownId } from '../policy/viewer.ts'

type Moment = Pick<Reading, 'db' | 'now'>

const living = ({ db, now }: Moment) =>
  db<ApiToken>('api_tokens').whereNull('ended_at').where('expires_at', '>', now)

export const ownTokens = (r: Reading): Promise<ApiToken[]> =>
  living(r)
    .where({ person_id: ownId(r.viewer) })
    .orderBy('id')

/** With those that have ended, for its owner's archive. */
export const allOwnTokens = ({
  db,
  viewer,
}: Reading): Promise<Omit<ApiToken, 'id' | 'person_id' | 'hash'>[]> =>
  db<ApiToken>('api_tokens')
    .where({ person_id: ownId(viewer) })
    .orderBy('id')
    .select('name', 'created_at', 'last_used_at', 'expires_at', 'ended_at')

const AN_HOUR = { hours: 1 }

/** Whose program it is; undefined for a token that is no more, or never was. */
export async function ownerOf(moment: Moment, token: string): Promise<number | undefined> {
  const known = await living(moment)
    .where({ hash: hashOf(token) })
    .first()
  if (known) await rememberUse(moment, known)
  return known?.person_id
}

/** Once an hour: a program that asks all the time would otherwise write all the time. */
async function rememberUse({ db, now }: Moment, { id, last_used_at }: ApiToken): Promise<void> {
  if (last_used_at && Temporal.Instant.compare(now, last_used_at.add(AN_HOUR)) < 0) return
  await db<ApiToken>('api_tokens').where({ id }).update({ last_used_at: now })
}

export const insertToken = (
  { db, now, viewer }: Writing,
  token: Pick<ApiToken, 'name' | 'hash' | 'expires_at'>,
) => db<ApiToken>('api_tokens').insert({ ...token, person_id: ownId(viewer), created_at: now })

export async function endToken(w: Writing, id: number): Promise<ApiToken> {
  const [ended] = await living(w)
    .where({ id, person_id: ownId(w.viewer) })
    .update({ ended_at: w.now })
    .returning('*')
  return found(ended)
}

export const endAllTokens = (w: Writing, personId: number): Promise<number> =>
  living(w).where({ person_id: personId }).update({ ended_at: w.now })
