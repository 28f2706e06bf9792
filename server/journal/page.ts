// The journal's page: who did what, when, newest first.
import { z } from 'zod'
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { reader } from '../core/form.ts'
import { mayReadJournal } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { detailsShown } from './details.ts'
import { type JournalFilter, journalLines } from './queries.ts'

const PAGE = 100
const EVERYTHING = 100_000

const readFilter = reader(
  z.object({
    q: z.string().trim().max(200).catch(''),
    page: z.coerce.number().int().min(1).max(99_999).catch(1),
  }),
)

export function journalFilter(query: unknown): JournalFilter {
  const entry = readFilter(query)
  return entry.ok ? entry.value : { q: '', page: 1 }
}

export type JournalPage = {
  filter: JournalFilter
  /** The next page back. Pages are counted, for the numbers of lines would tell how many are hidden between them. */
  older: number | null
  lines: {
    time: TimeShown
    who: string
    verb: string
    subject: string
    paper: { id: number; title: string } | null
    details: [string, string][]
  }[]
}

export async function journalPage(r: Reading, filter: JournalFilter): Promise<JournalPage> {
  must(mayReadJournal(r.viewer))
  const rows = await journalLines(r, filter, { limit: PAGE + 1, offset: (filter.page - 1) * PAGE })
  const lines = rows.slice(0, PAGE).map((row) => ({
    time: shown(row.at, r.workshop.time_zone),
    who: row.who ?? 'Rostrum',
    verb: row.verb.replace('.', ': ').replaceAll('-', ' '),
    subject: row.subject,
    paper: row.paper_id === null ? null : { id: row.paper_id, title: row.paper ?? '' },
    details: detailsShown(row.details, r.workshop.time_zone),
  }))
  return { filter, lines, older: rows.length > PAGE ? filter.page + 1 : null }
}

export async function journalCsv(r: Reading, filter: JournalFilter): Promise<string> {
  must(mayReadJournal(r.viewer))
  const rows = await journalLines(r, filter, { limit: EVERYTHING, offset: 0 })
  const cells = rows.map((row) => [
    row.at.toString(),
    row.who ?? 'Rostrum',
    row.verb,
    row.paper_id,
    row.subject,
    JSON.stringify(row.details),
  ])
  return csv([['at', 'who', 'verb', 'paper', 'subject', 'details'], ...cells])
}
