// The journal: who did what, when, to which paper. Written in the transaction of the change itself.
import type { Tx } from './db.ts'

export type JournalLine = { paperId?: number | null; subject?: string; details?: Record<string, unknown> }

export type JournalRow = {
  at: Temporal.Instant
  person_id: number | null
  verb: string
  paper_id: number | null
  subject: string
  details: string
  request_id: string
}

type Unwritten = { atCommit: { lines: JournalRow[] } }
type Writer = Unwritten & {
  now: Temporal.Instant
  requestId: string
  viewer: { personId: number | null }
}

/** The line stands in the journal once the transaction ends. */
export async function record(w: Writer, verb: `${string}.${string}`, line: JournalLine = {}): Promise<void> {
  w.atCommit.lines.push({
    at: w.now,
    person_id: w.viewer.personId,
    verb,
    paper_id: line.paperId ?? null,
    subject: line.subject ?? '',
    details: JSON.stringify(line.details ?? {}),
    request_id: w.requestId,
  })
}

/** All at once, in their order; whoever reads the journal within a transaction asks for this first. */
export async function writeLines({ db, atCommit }: Unwritten & { db: Tx }): Promise<void> {
  const lines = atCommit.lines.splice(0)
  if (lines.length > 0) await db('journal').insert(lines)
}
