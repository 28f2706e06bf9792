// Chairs who act for the authors of papers that they may know.
import type { Reading, Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Paper } from '../core/tables.ts'
import { ownId } from '../policy/viewer.ts'
import type { Facts } from '../receipts/changes.ts'
import { factsNow } from '../receipts/queries.ts'

type Proxy = {
  id: number
  paper_id: number
  chair_id: number
  reason: string
  /** When it began. */
  facts: Facts
  began_at: Temporal.Instant
  ended_at: Temporal.Instant | null
}

export async function insertProxy(w: Writing, paper_id: number, reason: string): Promise<void> {
  const facts = JSON.stringify(await factsNow(w, paper_id))
  const row = { paper_id, chair_id: ownId(w.viewer), reason, facts, began_at: w.now }
  await w.db('proxies').insert(row)
}

export type Ended = { paper: Paper; chair: string; before: Facts; after: Facts }

export async function endedProxy(w: Writing, paper_id: number, chair_id: number): Promise<Ended> {
  const [row] = await w
    .db<Proxy>('proxies')
    .where({ paper_id, chair_id })
    .whereNull('ended_at')
    .update({ ended_at: w.now })
    .returning('*')
  const paper = await w.db<Paper>('papers').where({ id: paper_id }).first()
  const chair = await w.db('people').where({ id: chair_id }).first<{ name: string } | undefined>('name')
  return {
    paper: found(paper),
    chair: found(chair).name,
    before: found(row).facts,
    after: await factsNow(w, paper_id),
  }
}

export const longStanding = ({ db }: Writing, before: Temporal.Instant) =>
  db<Proxy>('proxies')
    .whereNull('ended_at')
    .where('began_at', '<=', before)
    .orderBy('id')
    .select('paper_id', 'chair_id')

/** For the journal: in whose place the viewer acts, where it is as a chair. */
export async function inPlaceOf({ db, viewer }: Reading, paper_id: number): Promise<{ acting_for?: string }> {
  if (!viewer.actsFor.has(paper_id)) return {}
  const names = await db('authorships').where({ paper_id }).orderBy('position').pluck<string[]>('name')
  return { acting_for: names.join(', ') }
}
