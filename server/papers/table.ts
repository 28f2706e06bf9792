// The chair's table of papers: its rows, with what each column shows, and the ways through it.
import type { Reading } from '../context.ts'
import { dotStrip } from '../core/charts.ts'
import { shortDay } from '../core/dates.ts'
import { type Pager, pagerOf } from '../core/paging.ts'
import type { Pill } from '../core/pill.ts'
import type { Topic } from '../core/tables.ts'
import { knownDecisions } from '../decisions/queries.ts'
import { to } from '../paths.ts'
import { submissionOf } from '../policy/deadlines.ts'
import { type Scales, scalesOf, weightOf } from '../reviews/scales.ts'
import { COLUMNS, type Column, isColumn, isSort, type Look, queryOf, wantedOf } from './look.ts'
import { authorsOf, listTopics, topicsOf } from './queries.ts'
import { type StateCounts, type TableRow, tableCounts, tableRows } from './queries-table.ts'
import { readSearch } from './search.ts'
import { stateOf } from './state.ts'

const PAGE = 100

export type Row = {
  id: number
  title: string
  authors: string[]
  /** So many of them that a row stays a row; a search finds the others too. */
  named: string
  topics: string[]
  state: Pill
  reviews: string
  strip: string
  mean: string
  spread: string
  decision: string
  chair: string
  pages: string
  submitted: string
  changed: string
}

const OUTCOMES = { talk: 'Talk', poster: 'Poster', reject: 'Reject' }

type Words = Pick<Row, 'authors' | 'topics' | 'state'>

const namedOf = (authors: string[]) =>
  authors.length > 3 ? `${authors.slice(0, 2).join(', ')} and ${authors.length - 2} more` : authors.join(', ')

/** Figures of a paper in conflict are left empty: it looks like one that nobody reviews. */
function rowOf(r: Reading, row: TableRow, scales: Scales, words: Words): Row {
  const day = (instant: Temporal.Instant | null) => (instant ? shortDay(instant, r.workshop.time_zone) : '')
  return {
    ...words,
    named: namedOf(words.authors),
    id: row.id,
    title: row.title,
    reviews: row.assigned === null || row.submitted_at === null ? '' : `${row.sent ?? 0}/${row.assigned}`,
    strip: dotStrip(
      row.scores.map(({ overall, confidence }) => ({ value: overall, weight: weightOf(confidence, scales) })),
      1,
      scales.overall,
    ),
    mean: row.mean?.toFixed(2) ?? '',
    spread: row.spread === null ? '' : String(row.spread),
    decision: row.decision ? OUTCOMES[row.decision] : '',
    chair: row.chair ?? '',
    pages: row.pages === null ? '' : String(row.pages),
    submitted: day(row.submitted_at),
    changed: day(row.changed_at),
  }
}

/** Four more queries, whatever the number of rows. */
export async function rowsShown(r: Reading, papers: TableRow[]): Promise<Row[]> {
  const ids = papers.map(({ id }) => id)
  const [authors, topics, known, scales] = await Promise.all([
    authorsOf(r, ids),
    topicsOf(r, ids),
    knownDecisions(r),
    scalesOf(r),
  ])
  return papers.map((paper) =>
    rowOf(r, paper, scales, {
      authors: (authors.get(paper.id) ?? []).map(({ name }) => name || 'Unnamed author'),
      topics: (topics.get(paper.id) ?? []).map(({ name }) => name),
      state: stateOf(
        paper,
        known.get(paper.id)?.outcome ?? null,
        submissionOf(r.deadlines, paper)?.over ?? false,
      ),
    }),
  )
}

const EVERYTHING = 100_000

/** All that match, not only those of one page. */
export const everyRow = (r: Reading, look: Look): Promise<TableRow[]> =>
  tableRows(r, wantedOf(look), look, { limit: EVERYTHING, offset: 0 })

const STATE_LABELS: [Look['state'], string][] = [
  ['', 'All'],
  ['submitted', 'In review'],
  ['draft', 'Drafts'],
  ['withdrawn', 'Withdrawn'],
  ['desk-rejected', 'Rejected without review'],
]

export type TablePage = {
  look: Look
  unknown: string[]
  rows: Row[]
  total: number
  hidden: number
  topics: Topic[]
  states: { label: string; count: number; href: string; current: boolean }[]
  columns: { name: Column; label: string; shown: boolean }[]
  heads: { label: string; name: Column | 'number' | 'title'; href: string | null; order: string | null }[]
  pager: Pager | null
  csv: string
  selection: string
}

const LABELS: Record<string, string> = { number: 'No.', title: 'Paper' }

function headsOf(look: Look): TablePage['heads'] {
  const names: TablePage['heads'][number]['name'][] = ['number', 'title', ...look.columns]
  return names.map((name) => {
    const sorted = look.sort === name
    const href = isSort(name)
      ? to.papers() + queryOf(look, { sort: name, down: sorted && !look.down, page: 1 })
      : null
    const order = sorted ? (look.down ? 'descending' : 'ascending') : null
    return { name, label: isColumn(name) ? COLUMNS[name][0] : (LABELS[name] ?? ''), href, order }
  })
}

const countOf = (counts: StateCounts, state: Look['state']) => counts[state === '' ? 'all' : state]

export async function tablePage(r: Reading, look: Look): Promise<TablePage> {
  const wanted = wantedOf(look)
  const [papers, counts, topics] = await Promise.all([
    tableRows(r, wanted, look, { limit: PAGE, offset: (look.page - 1) * PAGE }),
    tableCounts(r, wanted),
    listTopics(r),
  ])
  const { conflicted, authored } = r.viewer
  const total = countOf(counts, look.state)
  return {
    look,
    unknown: readSearch(look.q).unknown,
    rows: await rowsShown(r, papers),
    total,
    hidden: [...conflicted].filter((id) => !authored.has(id)).length,
    topics,
    states: STATE_LABELS.map(([state, label]) => ({
      label,
      count: countOf(counts, state),
      href: to.papers() + queryOf(look, { state, page: 1 }),
      current: look.state === state,
    })),
    columns: Object.entries(COLUMNS).flatMap(([name, [label]]) =>
      isColumn(name) ? [{ name, label, shown: look.columns.includes(name) }] : [],
    ),
    heads: headsOf(look),
    pager: pagerOf(
      { page: look.page, size: PAGE, total, noun: 'papers' },
      (page) => to.papers() + queryOf(look, { page }),
    ),
    csv: to.papersCsv() + queryOf(look, { page: 1 }),
    selection: to.selection() + (queryOf(look, { page: 1 }) || '?q='),
  }
}
