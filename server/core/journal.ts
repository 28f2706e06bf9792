// The journal: who did what, when, to which paper. Written in the transaction of the change itself.
import type { Tx } from './db.ts'

export type JournalLine = { paperId?: number | null; subject?: string; details?: Record<string, unknown> }

type Writer = { db: Tx; now: Temporal.Instant; requestId: string; viewer: { personId: number | null } }

export async function record(w: Writer, verb: `${string}.${string}`, line: JournalLine = {}): Promise<void> {
  await w.db('journal').insert({
    at: w.now,
    person_id: w.viewer.personId,
    verb,
    paper_id: line.paperId ?? null,
    subject: line.subject ?? '',
    details: JSON.stringify(line.details ?? {}),
    request_id: w.requestId,
  })
}
