// Corrections that authors propose of their own lines, until a contact accepts or declines them.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Correction } from '../core/tables-authorships.ts'

const open = ({ db }: Reading) =>
  db<Correction>('corrections').whereNull('accepted_at').whereNull('declined_at')

export async function openCorrections(r: Reading, paperId: number): Promise<Map<number, Correction>> {
  const lines = r.db('authorships').where({ paper_id: paperId }).select('id')
  const rows = await open(r).whereIn('authorship_id', lines)
  return new Map(rows.map((row) => [row.authorship_id, row]))
}

export const openCorrection = (r: Reading, authorshipId: number): Promise<Correction | undefined> =>
  open(r).where({ authorship_id: authorshipId }).first()

export async function holdCorrection(w: Writing, paperId: number, id: number): Promise<Correction> {
  const lines = w.db('authorships').where({ paper_id: paperId }).select('id')
  return found(await open(w).where({ id }).whereIn('authorship_id', lines).forUpdate().first())
}

/** A later proposal takes the place of one that nobody has answered. */
export const putCorrection = ({ db, now }: Writing, row: Partial<Correction>) =>
  db<Correction>('corrections')
    .insert({ proposed_at: now, ...row })
    .onConflict(db.raw('(authorship_id) where accepted_at is null and declined_at is null'))
    .merge(['name', 'affiliation', 'position', 'leaves', 'note', 'email', 'proposed_by', 'proposed_at'])

export const updateCorrection = ({ db }: Writing, id: number, change: Partial<Correction>) =>
  db<Correction>('corrections').where({ id }).update(change)
