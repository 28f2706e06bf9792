// Second factors by whose they are. One that is not confirmed yet asks for nothing, and a recovery code is known by its hash alone.
import type { Reading, Writing } from '../context.ts'
import type { SecondFactor } from '../core/tables-people.ts'
import { hashOf } from '../core/tokens.ts'
import { MOST_WRONG } from './codes.ts'

type Looking = Pick<Reading, 'db'>

export const factorOf = ({ db }: Looking, person_id: number): Promise<SecondFactor | undefined> =>
  db<SecondFactor>('second_factors').where({ person_id }).first()

export const holdFactor = ({ db }: Writing, person_id: number): Promise<SecondFactor | undefined> =>
  db<SecondFactor>('second_factors').where({ person_id }).forUpdate().first()

/** Whether the person signs in with a second factor. */
export const hasFactor = async (r: Looking, personId: number): Promise<boolean> =>
  Boolean((await factorOf(r, personId))?.confirmed_at)

/** What stands for the password of somebody who signs in with a second factor; undefined for everybody else. */
export async function proofOf({ db }: Looking, personId: number): Promise<string | undefined> {
  const row = await db('second_factors as f')
    .join('people as p', 'p.id', 'f.person_id')
    .where({ person_id: personId })
    .whereNotNull('f.confirmed_at')
    .first<{ password_hash: string | null } | undefined>('p.password_hash')
  return row && hashOf(row.password_hash ?? '')
}

/** In place of one that was begun and not confirmed. */
export async function insertFactor({ db, now }: Writing, person_id: number, secret: string): Promise<void> {
  await db<SecondFactor>('second_factors').where({ person_id }).whereNull('confirmed_at').delete()
  await db<SecondFactor>('second_factors').insert({ person_id, secret, begun_at: now })
}

export const updateFactor = (
  { db }: Writing,
  person_id: number,
  change: Partial<Pick<SecondFactor, 'confirmed_at' | 'last_step' | 'wrong_codes' | 'reopened_at'>>,
) => db<SecondFactor>('second_factors').where({ person_id }).update(change)

const A_MONTH = { hours: 24 * 30 }

/** Once a month: whoever reads the mailbox could else go on guessing, a new password at a time. */
export const reopenFactor = ({ db, now }: Writing, person_id: number) =>
  db<SecondFactor>('second_factors')
    .where({ person_id })
    .where('wrong_codes', '>=', MOST_WRONG)
    .where((row) => row.whereNull('reopened_at').orWhere('reopened_at', '<', now.subtract(A_MONTH)))
    .update({ wrong_codes: 0, reopened_at: now })

/** With its recovery codes. */
export const deleteFactor = ({ db }: Writing, person_id: number) =>
  db('second_factors').where({ person_id }).delete()

export async function replaceRecoveryCodes(w: Writing, person_id: number, hashes: string[]): Promise<void> {
  await w.db('recovery_codes').where({ person_id }).delete()
  await w.db('recovery_codes').insert(hashes.map((hash) => ({ person_id, hash, made_at: w.now })))
}

/** Of two at once only one succeeds. */
export const spendRecoveryCode = async ({ db, now }: Writing, person_id: number, hash: string) =>
  (await db('recovery_codes').where({ person_id, hash }).whereNull('used_at').update({ used_at: now })) > 0

export async function recoveryCodesLeft({ db }: Looking, person_id: number): Promise<number> {
  const row = await db('recovery_codes')
    .where({ person_id })
    .whereNull('used_at')
    .count<{ count: number }[]>('*')
    .first()
  return row?.count ?? 0
}

/** Chairs, and whether each signs in with a second factor. */
export const chairsWithFactors = ({ db }: Looking): Promise<{ name: string; has: boolean }[]> =>
  db('chairs as c')
    .join('people as p', 'p.id', 'c.person_id')
    .leftJoin('second_factors as f', 'f.person_id', 'c.person_id')
    .orderBy(['p.name', 'p.id'])
    .select('p.name', db.raw('f.confirmed_at is not null as has'))
