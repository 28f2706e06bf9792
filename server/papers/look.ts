// What the address asks of the chair's table of papers: search, state, topic, order, columns, page.
import { z } from 'zod'
import { asking, pageField } from '../core/paging.ts'
import { PAPER_STATES } from './queries.ts'
import { TABLE_ORDERS, type TableSort, type Wanted } from './queries-table.ts'
import { readSearch } from './search.ts'

/** In the order in which they stand; those marked true are shown unless the address says otherwise. */
export const COLUMNS = {
  authors: ['Authors', true],
  topics: ['Topics', false],
  state: ['State', true],
  reviews: ['Reviews', true],
  scores: ['Scores', true],
  mean: ['Mean', true],
  spread: ['Spread', false],
  decision: ['Draft decision', false],
  chair: ['Handling chair', false],
  pages: ['Pages', false],
  submitted: ['Submitted', false],
  changed: ['Changed', true],
} as const
export type Column = keyof typeof COLUMNS

export const isColumn = (name: string): name is Column => Object.hasOwn(COLUMNS, name)
export const isSort = (name: string): name is TableSort => Object.hasOwn(TABLE_ORDERS, name)
const USUAL = Object.keys(COLUMNS).filter((name): name is Column => isColumn(name) && COLUMNS[name][1])

const lookShape = z.object({
  // PostgreSQL has no NUL character in texts.
  q: z
    .string()
    .max(300)
    .catch('')
    .transform((text) => text.replaceAll('\0', '').trim()),
  state: z.enum(['', ...PAPER_STATES]).catch(''),
  topic: z.coerce.number().int().positive().nullable().catch(null),
  sort: z.string().catch('number'),
  cols: z.union([z.string(), z.array(z.string())]).catch(''),
  page: z.coerce.number().int().min(1).max(9999).catch(1),
})

export type Look = {
  q: string
  state: z.infer<typeof lookShape>['state']
  topic: number | null
  sort: TableSort
  down: boolean
  columns: Column[]
  page: number
}

/** Anything unknown in the address is as if it were not there. */
export function lookOf(query: unknown): Look {
  const { sort, cols, ...rest } = lookShape.parse(query ?? {})
  const named = [cols].flat().flatMap((text) => text.split(','))
  const columns = Object.keys(COLUMNS).filter(
    (name): name is Column => isColumn(name) && named.includes(name),
  )
  const key = sort.replace(/^-/, '')
  return {
    ...rest,
    sort: isSort(key) ? key : 'number',
    down: sort.startsWith('-') && isSort(key),
    columns: columns.length > 0 ? columns : USUAL,
  }
}

/** The query of the address that shows this look. */
export function queryOf(look: Look, change: Partial<Look> = {}): string {
  const { q, state, topic, sort, down, columns, page } = { ...look, ...change }
  const usual = columns.join() === USUAL.join()
  const set: Record<string, string> = {
    q,
    state,
    topic: topic === null ? '' : String(topic),
    sort: sort === 'number' && !down ? '' : `${down ? '-' : ''}${sort}`,
    cols: usual ? '' : columns.join(','),
    page: pageField(page),
  }
  return asking('', set)
}

export const wantedOf = ({ q, state, topic }: Look): Wanted => ({ terms: readSearch(q).terms, state, topic })
