// Invitations: listed for chairs, found by whoever holds the link. Tokens are stored hashed.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Person } from '../core/tables.ts'
import type { Invitation } from '../core/tables-reviewing.ts'
import { hashOf } from '../core/tokens.ts'
import { holdPerson } from '../people/queries.ts'
import { ownId } from '../policy/viewer.ts'

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
  db<Invitation>('invitations').whereRaw('(token_hash = :hash or :hash = any(earlier_hashes))', {
    hash: hashOf(token),
  })

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

/** Those of the addresses with an invitation that waits for an answer. */
export async function waitingAmong({ db, now }: Reading, emails: string[]): Promise<Set<string>> {
  const open = { accepted_at: null, refused_at: null, revoked_at: null }
  const waiting: string[] = await db<Invitation>('invitations')
    .whereIn('email', emails)
    .where(open)
    .where('expires_at', '>', now)
    .pluck('email')
  return new Set(waiting)
}

/** Those whom the same chair asked the same a moment ago, as by a double press; of two at once the second waits. */
export async function askedLately(
  w: Writing,
  asked: Pick<Invitation, 'email' | 'role' | 'load' | 'message'>[],
): Promise<Set<string>> {
  const { id: invited_by } = await holdPerson(w, ownId(w.viewer))
  const emails = asked.map(({ email }) => email)
  const lately = await w
    .db<Invitation>('invitations')
    .whereIn('email', emails)
    .where({ invited_by, accepted_at: null, refused_at: null, revoked_at: null })
    .where('invited_at', '>', w.now.subtract({ seconds: 10 }))
  const wordsOf = ({ email, role, load, message }: (typeof asked)[number]) =>
    JSON.stringify([email, role, load, message])
  const known = new Set(lately.map(wordsOf))
  return new Set(asked.filter((one) => known.has(wordsOf(one))).map(({ email }) => email))
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
    .merge({
      ...Object.fromEntries(
        ['load', 'message', 'token_hash', 'invited_at', 'invited_by', 'expires_at'].map((column) => [
          column,
          db.raw(`excluded.${column}`),
        ]),
      ),
      ...{
        earlier_hashes: [],
        opened_at: null,
        postponed_at: null,
        postponed_until: null,
        reminded_at: null,
        reminders: 0,
      },
    })
}

/** Who waits for the answer: the chair who invited, or all others where that one is no chair any more. */
export async function chairsWaiting(
  { db }: Writing,
  { invited_by }: Invitation,
  answeredBy: number | null,
): Promise<Person[]> {
  const chairs = await db<Person>('people').whereIn('id', db('chairs').select('person_id')).orderBy('id')
  const inviter = chairs.filter(({ id }) => id === invited_by)
  return inviter.length > 0 ? inviter : chairs.filter(({ id }) => id !== answeredBy)
}

export const updateInvitation = ({ db }: Writing, id: number, change: Partial<Invitation>) =>
  db<Invitation>('invitations').where({ id }).update(change)

/** Addresses with what they are beside being invited: authors of papers that the viewer is not in conflict with, chairs, reviewers. */
export async function rolesAmong({ db, viewer }: Reading, emails: string[]): Promise<Map<string, string[]>> {
  const { rows } = await db.raw<{ rows: { email: string; role: string }[] }>(
    `select distinct a.email, 'author' as role from authorships a join papers s on s.id = a.paper_id
     where a.email = any(cast(:emails as text[])) and s.submitted_at is not null and s.withdrawn_at is null
       and s.id <> all(cast(:hidden as bigint[]))
     union select o.email, 'chair' from addresses o join chairs c using (person_id)
     where o.email = any(cast(:emails as text[])) and not o.former
     union select o.email, 'reviewer' from addresses o join reviewers r using (person_id)
     where o.email = any(cast(:emails as text[])) and not o.former and r.left_at is null
     order by 1, 2`,
    { emails, hidden: [...viewer.conflicted] },
  )
  return new Map(
    [...Map.groupBy(rows, ({ email }) => email)].map(([email, found]) => [
      email,
      found.map(({ role }) => role),
    ]),
  )
}

/** Silent for as many days as the rule says, or asked to be reminded by now; never after the last reminder or the term. */
export async function holdSilent({ db, now, workshop }: Writing): Promise<Invitation[]> {
  const { remind_invited_after: after, remind_invited_most: most } = workshop
  const { rows } = await db.raw<{ rows: Invitation[] }>(
    `select * from invitations
     where accepted_at is null and refused_at is null and revoked_at is null and expires_at > :now
       and case when postponed_until > coalesce(reminded_at, invited_at) then postponed_until <= :now
         else reminders < :most
           and coalesce(reminded_at, invited_at) + make_interval(days => cast(:after as integer)) <= :now end
     order by id for update`,
    { now, most, after },
  )
  return rows
}

export const saveReminderRule = (
  { db }: Writing,
  rule: { remind_invited_after: number | null; remind_invited_most: number },
) => db('workshop').update(rule)
