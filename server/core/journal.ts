// The journal: who did what, when, to which paper. Written in the transaction of the change itself.
import type { Tx } from './db.ts'

export type JournalLine = {
  paperId?: number | null
  /** A line for each of several, so that chairs in conflict with one of them read only of the others; of none, a line for all. */
  papers?: number[]
  subject?: string
  details?: Record<string, unknown>
}

export type JournalRow = {
  at: Temporal.Instant
  person_id: number | null
  verb: string
  paper_id: number | null
  subject: string
  details: string
  request_id: string
}

/** As PostgreSQL calls what stands in them. */
const COLUMNS = {
  at: 'timestamptz',
  person_id: 'bigint',
  verb: 'text',
  paper_id: 'bigint',
  subject: 'text',
  details: 'jsonb',
  request_id: 'text',
} satisfies Record<keyof JournalRow, string>

type Unwritten = { atCommit: { lines: JournalRow[] } }
type Writer = Unwritten & {
  now: Temporal.Instant
  requestId: string
  viewer: { personId: number | null }
}

/** The line stands in the journal once the transaction ends. */
export async function record(w: Writer, verb: `${string}.${string}`, line: JournalLine = {}): Promise<void> {
  const { paperId = null, papers = [paperId], subject = '', details = {} } = line
  for (const paper_id of papers.length > 0 ? new Set(papers) : [null])
    w.atCommit.lines.push({
      at: w.now,
      person_id: w.viewer.personId,
      verb,
      paper_id,
      subject,
      details: JSON.stringify(details),
      request_id: w.requestId,
    })
}

/** All at once, in their order; whoever reads the journal within a transaction asks for this first. */
export async function writeLines({ db, atCommit }: Unwritten & { db: Tx }): Promise<void> {
  const lines = atCommit.lines.splice(0)
  if (lines.length === 0) return
  const columns = Object.keys(COLUMNS) as (keyof JournalRow)[]
  // One list for each column: one text for any number of lines, where a list of rows is another one for each number.
  const lists = columns.map((column) => `cast(? as ${COLUMNS[column]}[])`)
  await db.raw(
    `insert into journal (${columns.join(', ')}) select ${columns.join(', ')}
     from unnest(${lists.join(', ')}) with ordinality as given (${columns.join(', ')}, place) order by place`,
    // knex knows no list with gaps.
    columns.map((column) => lines.map((line) => line[column]) as string[]),
  )
}
