// Invitations: listed for chairs, found by whoever holds the link. Tokens are stored hashed.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Invitation } from '../core/tables-reviewing.ts'
import { hashOf } from '../core/tokens.ts'

export type InvitationRow = Invitation & { inviter: string; accepter: string | null }

/** For those who mayInvite. */
export const listInvitations = ({ db }: Reading): Promise<InvitationRow[]> =>
  db<Invitation>('invitations')
    .join('people as inviters', 'inviters.id', 'invitations.invited_by')
    .leftJoin('people as accepters', 'accepters.id', 'invitations.accepted_by')
    .select('invitations.*', 'inviters.name as inviter', 'accepters.name as accepter')
    .orderBy([
      { column: 'invited_at', order: 'desc' },
      { column: 'invitations.id', order: 'desc' },
    ])

const byToken = ({ db }: Reading, token: string) =>
  db<Invitation>('invitations').where({ token_hash: hashOf(token) })

export const findInvitation = async (r: Reading, token: string): Promise<Invitation> =>
  found(await byToken(r, token).first())

export const holdInvitation = async (w: Writing, token: string): Promise<Invitation> =>
  found(await byToken(w, token).forUpdate().first())

export const holdInvitationById = async ({ db }: Writing, id: number): Promise<Invitation> =>
  found(await db<Invitation>('invitations').where({ id }).forUpdate().first())

/** Those of the addresses that hold the role already. */
export async function holdersAmong(
  { db }: Reading,
  role: Invitation['role'],
  emails: string[],
): Promise<Set<string>> {
  const holders = role === 'chair' ? db('chairs') : db('reviewers').whereNull('left_at')
  const rows = await db('addresses')
    .whereIn('email', emails)
    .where({ former: false })
    .whereIn('person_id', holders.select('person_id'))
    .select<{ email: string }[]>('email')
  return new Set(rows.map(({ email }) => email))
}

export type NewInvitation = Pick<
  Invitation,
  'email' | 'name' | 'role' | 'load' | 'message' | 'token_hash' | 'invited_at' | 'invited_by' | 'expires_at'
>

/** A pending invitation of the same address gets the new token and the new term instead of a twin. */
export async function putInvitations({ db }: Writing, rows: NewInvitation[]): Promise<void> {
  const pending = '(email, role) where accepted_at is null and refused_at is null and revoked_at is null'
  await db('invitations')
    .insert(rows)
    .onConflict(db.raw(pending))
    .merge(['load', 'message', 'token_hash', 'invited_at', 'invited_by', 'expires_at'])
}

export const updateInvitation = ({ db }: Writing, id: number, change: Partial<Invitation>) =>
  db<Invitation>('invitations').where({ id }).update(change)
