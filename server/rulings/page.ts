// Every pair that a chair has locked or ruled out, with who did and when. Without the conflicts of whoever looks.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { asking } from '../core/paging.ts'
import { isFoundIn } from '../core/search.ts'
import { type Head, sorting } from '../core/sorting.ts'
import { to } from '../paths.ts'
import { mayAssign } from '../policy/assignments.ts'
import { must } from '../policy/verdict.ts'
import type { Search } from './form.ts'
import { type ListedRuling, listedRulings } from './queries.ts'

type Row = {
  paper: { id: number; title: string; href: string }
  reviewer: { id: number; name: string; href: string | null }
  locked: boolean
  by: string
  at: TimeShown
}
export type RulingsPage = {
  rows: Row[]
  heads: Head[]
  shows: { key: Search['show']; label: string; count: number; current: boolean }[]
  q: string
  order: string
  all: number
}

const COLUMNS = [
  { key: 'paper', label: 'Paper', by: ({ paper }: Row) => paper.id },
  { key: 'reviewer', label: 'Reviewer', by: ({ reviewer }: Row) => reviewer.name },
  { key: 'ruling', label: 'Ruling', by: ({ locked }: Row) => (locked ? 'locked' : 'ruled out') },
  { key: 'by', label: 'By', by: ({ by }: Row) => by },
  { key: 'at', label: 'When', by: ({ at }: Row) => at.iso },
]

const SHOWS: { key: Search['show']; label: string; fits: (row: Row) => boolean }[] = [
  { key: 'all', label: 'All', fits: () => true },
  { key: 'locked', label: 'Locked', fits: ({ locked }) => locked },
  { key: 'forbidden', label: 'Ruled out', fits: ({ locked }) => !locked },
]

const rowOf = (one: ListedRuling, zone: string): Row => ({
  paper: { id: one.paper_id, title: one.title, href: to.paper({ id: one.paper_id }) },
  reviewer: {
    ...{ id: one.person_id, name: one.reviewer },
    href: one.here ? to.reviewer({ id: one.person_id }) : null,
  },
  locked: one.ruling === 'locked',
  by: one.by,
  at: shown(one.ruled_at, zone),
})

const matches =
  (q: string) =>
  ({ paper, reviewer, by }: Row) =>
    isFoundIn([String(paper.id), paper.title, reviewer.name, by], q)

export async function rulingsPage(r: Reading, { q, show, order }: Search): Promise<RulingsPage> {
  must(mayAssign(r.viewer))
  const all = (await listedRulings(r)).map((one) => rowOf(one, r.workshop.time_zone))
  const { heads, sorted } = sorting(COLUMNS, order, (by) =>
    asking(to.rulings(), { q, show: show === 'all' ? '' : show, order: by }),
  )
  const rows = all.filter(SHOWS.find(({ key }) => key === show)?.fits ?? (() => true))
  return {
    rows: sorted(q === '' ? rows : rows.filter(matches(q))),
    heads: heads([]),
    shows: SHOWS.map(({ key, label, fits }) => ({
      ...{ key, label, count: all.filter(fits).length, current: key === show },
    })),
    q,
    order,
    all: all.length,
  }
}
