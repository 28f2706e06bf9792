// Every review that was sent or is expected, for chairs: searched, filtered, ordered, with the columns they chose, and as CSV.
import { asking, type Column, type Head, sorting } from '../assignments/sorting.ts'
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import { deadlineShown, shown, type TimeShown } from '../core/dates.ts'
import { to } from '../paths.ts'
import { isLate, reviewingOf } from '../policy/deadlines.ts'
import { mayRateReview, maySeeQuality } from '../policy/quality.ts'
import { must, yes } from '../policy/verdict.ts'
import { COLUMN_NAMES, type ColumnName, type Listed } from './form.ts'
import { type Overseen, overseenReviews } from './queries.ts'

type State = 'sent' | 'draft' | 'waiting'
type Row = {
  id: string
  paper: { id: number; title: string }
  reviewer: { name: string; href: string; number: number }
  state: State
  late: boolean
  unable: boolean
  pill: { text: string; tone: string }
  due: TimeShown | null
  sent: TimeShown | null
  overall: number | null
  confidence: number | null
  words: number | null
  rating: number | null
  own: number | null
  mayRate: boolean
}

const STATES: Record<State, { text: string; tone: string }> = {
  sent: { text: 'Sent', tone: 'ok' },
  draft: { text: 'Draft', tone: 'warn' },
  waiting: { text: 'Not started', tone: 'outline' },
}

const stateOf = ({ submitted_at, saved_at }: Overseen): State =>
  submitted_at ? 'sent' : saved_at ? 'draft' : 'waiting'

/** `late`: it was sent after its date, or its date has passed without it. */
function rowOf(r: Reading, one: Overseen): Row {
  const window = reviewingOf(r.deadlines, one)
  const zone = r.workshop.time_zone
  const state = stateOf(one)
  const late = isLate(window, one.submitted_at ?? r.now)
  const words = one.unable ? 'cannot finish' : late ? 'late' : ''
  return {
    id: one.id,
    paper: { id: one.paper_id, title: one.title },
    reviewer: { name: one.reviewer, href: to.reviewer({ id: one.person_id }), number: one.number },
    ...{ state, late, unable: one.unable && state !== 'sent' },
    pill: {
      text: [STATES[state].text, words].filter(Boolean).join(', '),
      tone: late && state !== 'sent' ? 'bad' : STATES[state].tone,
    },
    due: window ? deadlineShown(window.closesAt, zone) : null,
    sent: one.submitted_at && shown(one.submitted_at, zone),
    overall: one.overall,
    confidence: one.confidence,
    words: one.submitted_at ? one.words : null,
    rating: one.rating,
    own: one.own_rating,
    mayRate: yes(mayRateReview(r.viewer, one)),
  }
}

const least = (number: number | null) => number ?? -1

const COLUMNS: (Column<Row> & { key: ColumnName })[] = [
  { key: 'paper', label: 'Paper', by: ({ paper }) => String(paper.id).padStart(9, '0') },
  { key: 'reviewer', label: 'Reviewer', by: ({ reviewer }) => reviewer.name },
  { key: 'state', label: 'State', by: ({ pill }) => pill.text },
  { key: 'due', label: 'Due', by: ({ due }) => due?.iso ?? '' },
  { key: 'sent', label: 'Sent', by: ({ sent }) => sent?.iso ?? '' },
  { key: 'overall', label: 'Overall', by: ({ overall }) => least(overall) },
  { key: 'confidence', label: 'Confidence', by: ({ confidence }) => least(confidence) },
  { key: 'words', label: 'Words', by: ({ words }) => least(words) },
  { key: 'rating', label: 'Rating', by: ({ rating }) => least(rating) },
]

const SHOWS: { key: Listed['show']; label: string; fits: (row: Row) => boolean }[] = [
  { key: 'all', label: 'All', fits: () => true },
  { key: 'sent', label: 'Sent', fits: ({ state }) => state === 'sent' },
  { key: 'draft', label: 'Drafts', fits: ({ state }) => state === 'draft' },
  { key: 'waiting', label: 'Not started', fits: ({ state }) => state === 'waiting' },
  { key: 'late', label: 'Late', fits: ({ late, state }) => late && state !== 'sent' },
  { key: 'unable', label: 'Cannot finish', fits: ({ unable }) => unable },
]

const textOf = ({ paper, reviewer }: Row) => `${paper.id} ${paper.title} ${reviewer.name}`.toLowerCase()

const columnsOf = ({ cols }: Listed) =>
  COLUMNS.filter(({ key }) => key === 'paper' || key === 'reviewer' || cols.includes(key))

const fieldsOf = ({ q, show, order, cols }: Listed) => ({
  ...{ q, order, show: show === 'all' ? '' : show },
  cols: cols.length === COLUMN_NAMES.length ? '' : cols.join(','),
})

async function searched(r: Reading, look: Listed) {
  must(maySeeQuality(r.viewer))
  const all = (await overseenReviews(r)).map((one) => rowOf(r, one))
  const fits = all.filter((row) => textOf(row).includes(look.q.toLowerCase()))
  const rows = fits.filter(SHOWS.find(({ key }) => key === look.show)?.fits ?? (() => true))
  const { heads, sorted } = sorting(columnsOf(look), look.order, (order) =>
    asking(to.allReviews(), { ...fieldsOf(look), order }),
  )
  return { all, fits, rows: sorted(rows), heads: heads(all) }
}

export type TablePage = {
  rows: Row[]
  all: number
  heads: Head[]
  shows: { label: string; count: number; href: string; current: boolean }[]
  columns: { key: ColumnName; label: string; shown: boolean }[]
  look: Listed
  csv: string
}

export async function tablePage(r: Reading, look: Listed): Promise<TablePage> {
  const { all, fits, rows, heads } = await searched(r, look)
  return {
    ...{ rows, heads, look, all: all.length },
    shows: SHOWS.map(({ key, label, fits: kept }) => ({
      ...{ label, count: fits.filter(kept).length, current: look.show === key },
      href: asking(to.allReviews(), { ...fieldsOf(look), show: key === 'all' ? '' : key }),
    })),
    columns: COLUMNS.slice(2).map(({ key, label }) => ({ key, label, shown: look.cols.includes(key) })),
    csv: asking(to.allReviewsCsv(), fieldsOf(look)),
  }
}

const cellOf = (row: Row, key: ColumnName): string | number | null => {
  if (key === 'paper') return row.paper.id
  if (key === 'reviewer') return row.reviewer.name
  if (key === 'state') return row.pill.text
  const value = row[key]
  return typeof value === 'object' ? (value?.iso ?? '') : value
}

/** What is shown: the same rows, columns and order. */
export async function tableCsv(r: Reading, look: Listed): Promise<string> {
  const { rows } = await searched(r, look)
  const columns = columnsOf(look)
  return csv([
    columns.map(({ label }) => label.toLowerCase()),
    ...rows.map((row) => columns.map(({ key }) => cellOf(row, key))),
  ])
}
