// The search, the filters and the orders that the board of assignments and a run's proposals share.
import { asking } from '../core/paging.ts'
import { isFoundIn } from '../core/search.ts'
import { type Column, type Head, sorting } from '../core/sorting.ts'

type Searchable = { id: number; title: string; missing: number; people: { name: string }[] }
export type Show<Key extends string, Paper> = { key: Key; label: string; fits: (paper: Paper) => boolean }

const matches = (q: string) => (paper: Searchable) =>
  String(paper.id) === q || isFoundIn([paper.title, ...paper.people.map(({ name }) => name)], q)

const COLUMNS: Column<Searchable>[] = [
  { key: 'id', label: 'No.', by: ({ id }) => id },
  { key: 'title', label: 'Paper', by: ({ title }) => title },
  { key: 'missing', label: 'Reviewers', by: ({ missing }) => missing, isWords: true },
]

/** What a page shows of its list: the papers, the filters with how many each would show, what is sought and in which order. */
export type Listed<Key extends string, Paper> = {
  papers: Paper[]
  heads: Head[]
  shows: { key: Key; label: string; count: number; current: boolean }[]
  q: string
  show: Key
  order: string
}

/** The papers that are asked for, in the order asked for. `at`: where the list stands. */
export function listed<Key extends string, Paper extends Searchable>(
  all: Paper[],
  { q, show, order }: { q: string; show: Key; order: string },
  filters: Show<Key, Paper>[],
  at: string,
): Listed<Key, Paper> {
  const papers = all.filter((paper) => filters.some(({ key, fits }) => key === show && fits(paper)))
  const { heads, sorted } = sorting<Paper>(COLUMNS, order, (by) => asking(at, { q, show, order: by }))
  return {
    papers: sorted(q === '' ? papers : papers.filter(matches(q))),
    heads: heads(all),
    shows: filters.map(({ key, label, fits }) => ({
      key,
      label,
      count: all.filter(fits).length,
      current: key === show,
    })),
    q,
    show,
    order,
  }
}
