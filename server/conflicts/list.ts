// All conflicts that a chair may know, declared or likely: searched, ordered, filtered, and as CSV.
import type { Reading } from '../context.ts'
import type { Fault } from '../core/form.ts'
import { asking, type Pager, pageField, pagerOf } from '../core/paging.ts'
import type { Pill } from '../core/pill.ts'
import { isFoundIn } from '../core/search.ts'
import { to } from '../paths.ts'
import { maySeeAllConflicts } from '../policy/conflicts.ts'
import { must } from '../policy/verdict.ts'
import { type Finding, findings } from './findings.ts'
import type { Search } from './form.ts'
import { FINDING_WORDS, FINDINGS, KIND_WORDS } from './kinds.ts'
import { assignedPairs } from './queries.ts'

type Row = Finding & {
  pill: Pill
  kindInWords: string
  href: string
  reason: string
  /** Names the pair in the form, where it is likely and can be judged. */
  pair: string | null
  /** Judged a conflict, it takes the paper from a reviewer who has it. */
  assigned: boolean
  /** Declared again, although a chair has ruled it out. */
  against: string | null
}

export type ConflictListPage = {
  rows: Row[]
  all: number
  filters: { label: string; count: number; href: string; current: boolean }[]
  orders: { key: string; label: string; href: string; current: boolean }[]
  search: Search
  total: number
  pager: Pager | null
  csv: string
  entry: Fault | null
}

const pairOf = ({ paper, person }: Finding) => `${paper.id}-${person.id}`

const rowOf = (finding: Finding, assigned: ReadonlySet<string>): Row => ({
  ...finding,
  pill: FINDING_WORDS[finding.state],
  kindInWords: KIND_WORDS[finding.kind],
  href: to.conflicts(finding.paper),
  pair: finding.state === 'likely' ? pairOf(finding) : null,
  assigned: assigned.has(pairOf(finding)),
  reason: finding.conflict?.reason ?? finding.clearance?.reason ?? '',
  against: finding.conflict && finding.clearance ? finding.clearance.reason : null,
})

const textOf = ({ paper, person, reason, evidence }: Row) =>
  [paper.id, paper.title, person.name, person.email, reason, ...evidence].join(' ')

const ORDERS: Record<Search['order'], (a: Row, b: Row) => number> = {
  paper: (a, b) => a.paper.id - b.paper.id,
  person: (a, b) => a.person.name.localeCompare(b.person.name) || a.paper.id - b.paper.id,
  state: (a, b) => FINDINGS.indexOf(a.state) - FINDINGS.indexOf(b.state) || a.paper.id - b.paper.id,
}
const HEADS = { paper: 'Paper', person: 'Person', state: 'State' } as const

async function searched(r: Reading, { q, state, order }: Search) {
  must(maySeeAllConflicts(r.viewer))
  const [found, assigned] = await Promise.all([findings(r), assignedPairs(r)])
  const all = found.map((finding) => rowOf(finding, assigned))
  const fits = all.filter((row) => q === '' || isFoundIn([textOf(row)], q))
  const wanted = fits.filter((row) => state === 'all' || row.state === state)
  return { all, fits, rows: wanted.toSorted(ORDERS[order]) }
}

const addressOf = (address: string, { q, state, order, page }: Search) =>
  asking(address, { q, state, order, page: pageField(page) })

const PAGE = 100

export async function conflictListPage(
  r: Reading,
  search: Search,
  entry: Fault | null = null,
): Promise<ConflictListPage> {
  const { all, fits, rows } = await searched(r, search)
  const first = (search.page - 1) * PAGE
  const filter = (state: Search['state'], label: string, count: number) => ({
    ...{ label, count, current: search.state === state },
    href: addressOf(to.allConflicts(), { ...search, state, page: 1 }),
  })
  return {
    rows: rows.slice(first, first + PAGE),
    total: rows.length,
    pager: pagerOf({ page: search.page, size: PAGE, total: rows.length, noun: 'conflicts' }, (page) =>
      addressOf(to.allConflicts(), { ...search, page }),
    ),
    all: all.length,
    filters: [
      filter('all', 'All', fits.length),
      ...FINDINGS.map((state) =>
        filter(state, FINDING_WORDS[state].text, fits.filter((row) => row.state === state).length),
      ),
    ],
    orders: (['paper', 'person', 'state'] as const).map((order) => ({
      ...{ key: order, label: HEADS[order], current: search.order === order },
      href: addressOf(to.allConflicts(), { ...search, order, page: 1 }),
    })),
    search,
    csv: addressOf(to.conflictsCsv(), { ...search, page: 1 }),
    entry,
  }
}

export async function conflictsTable(r: Reading, search: Search): Promise<(string | number | null)[][]> {
  const { rows } = await searched(r, search)
  const head = [
    'paper',
    'title',
    'person',
    'email',
    'state',
    'kind',
    'reason',
    'declared as',
    'evidence',
    'question',
    'answer',
  ]
  const cells = rows.map(({ paper, person, state, kind, reason, conflict, evidence }) => [
    ...[paper.id, paper.title, person.name, person.email, state, kind, reason],
    ...[
      conflict?.declared_as ?? '',
      evidence.join('; '),
      conflict?.question ?? '',
      conflict?.justification ?? '',
    ],
  ])
  return [head, ...cells]
}
