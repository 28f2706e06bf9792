// Every review that was sent or is expected, for chairs: searched, filtered, ordered, with the columns they chose, and as CSV.
import type { Reading } from '../context.ts'
import { csv } from '../core/csv.ts'
import { asking } from '../core/paging.ts'
import { type Column, type Head, sorting } from '../core/sorting.ts'
import { to } from '../paths.ts'
import { COLUMN_NAMES, type ColumnName, type Listed } from './form.ts'
import { type Row, SHOWS, soughtReviews } from './rows.ts'

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
  { key: 'rating', label: 'Rating', by: ({ rating }) => least(rating), isWords: true },
]

const columnsOf = ({ cols }: Listed) =>
  COLUMNS.filter(({ key }) => key === 'paper' || key === 'reviewer' || cols.includes(key))

const fieldsOf = ({ q, show, order, cols }: Listed) => ({
  ...{ q, order, show: show === 'all' ? '' : show },
  cols: cols.length === COLUMN_NAMES.length ? '' : cols.join(','),
})

async function searched(r: Reading, look: Listed) {
  const { all, fits, rows } = await soughtReviews(r, look)
  const { heads, sorted } = sorting(columnsOf(look), look.order, (order) =>
    asking(to.allReviews(), { ...fieldsOf(look), order }),
  )
  return { all, fits, rows: sorted(rows), heads: heads(all) }
}

export const sortedReviews = async (r: Reading, look: Listed): Promise<Row[]> =>
  (await searched(r, look)).rows

export type TablePage = {
  rows: Row[]
  all: number
  heads: Head[]
  shows: { label: string; count: number; href: string; current: boolean }[]
  columns: { key: ColumnName; label: string; shown: boolean }[]
  look: Listed
  /** A letter about all that match. */
  write: string
  exports: { csv: string; full: string; json: string }
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
    write: asking(to.circulars(), { q: look.q, show: look.show }),
    exports: {
      csv: asking(to.allReviewsCsv(), fieldsOf(look)),
      full: asking(to.fullReviewsCsv(), fieldsOf(look)),
      json: asking(to.fullReviewsJson(), fieldsOf(look)),
    },
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
  const rows = await sortedReviews(r, look)
  const columns = columnsOf(look)
  return csv([
    columns.map(({ label }) => label.toLowerCase()),
    ...rows.map((row) => columns.map(({ key }) => cellOf(row, key))),
  ])
}
