// The public form of the call, and the chairs' list of those who applied.
import type { Reading } from '../context.ts'
import { shortDay } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import { asking } from '../core/paging.ts'
import { isFoundIn } from '../core/search.ts'
import type { Application } from '../core/tables-people.ts'
import { rolesAmong } from '../invitations/queries.ts'
import { to } from '../paths.ts'
import { mayAnswerApplication, mayApply, maySeeApplications } from '../policy/applications.ts'
import { must, yes } from '../policy/verdict.ts'
import type { Search } from './form.ts'
import { listApplications } from './queries.ts'

export type CallPage = { call: string; entry: Fault | null }

export function callPage(r: Reading, entry: Fault | null = null): CallPage {
  must(mayApply(r.workshop))
  return { call: r.workshop.reviewer_call ?? '', entry }
}

type Shown = Pick<Application, 'id' | 'email' | 'name' | 'affiliation' | 'load' | 'words'> & {
  state: Search['state']
  when: string
  roles: string[]
  open: boolean
}

export type ApplicationsPage = {
  applications: Shown[]
  all: number
  filters: { label: string; count: number; href: string; current: boolean }[]
  q: string
  state: Search['state']
  order: Search['order']
  call: string
  csv: string
  entry: Fault | null
}

const STATES: [Search['state'], string][] = [
  ['waiting', 'Waiting'],
  ['admitted', 'Admitted'],
  ['declined', 'Declined'],
]

async function shownApplications(r: Reading): Promise<Shown[]> {
  must(maySeeApplications(r.viewer))
  const rows = await listApplications(r)
  const roles = await rolesAmong(
    r,
    rows.map(({ email }) => email),
  )
  return rows.map((row) => ({
    ...row,
    state: row.admitted_at ? 'admitted' : row.declined_at ? 'declined' : 'waiting',
    when: shortDay(row.applied_at, r.workshop.time_zone),
    roles: roles.get(row.email) ?? [],
    open: yes(mayAnswerApplication(r.viewer, row)),
  }))
}

const fits = (q: string) => (one: Shown) => isFoundIn([one.name, one.email, one.affiliation, one.words], q)

export async function applicationsPage(
  r: Reading,
  { q, state, order }: Search,
  entry: Fault | null = null,
): Promise<ApplicationsPage> {
  const all = await shownApplications(r)
  const wanted = all.filter((one) => one.state === state && (q === '' || fits(q)(one)))
  return {
    applications: order === 'name' ? wanted.toSorted((a, b) => a.name.localeCompare(b.name, 'en')) : wanted,
    all: all.length,
    filters: STATES.map(([key, label]) => ({
      ...{ label, current: state === key, count: all.filter((one) => one.state === key).length },
      href: asking(to.applications(), { q, state: key, order }),
    })),
    ...{ q, state, order, entry },
    call: r.workshop.reviewer_call ?? '',
    csv: to.applicationsCsv(),
  }
}

const COLUMNS = ['name', 'address', 'affiliation', 'load', 'words', 'applied', 'state', 'also']

export async function applicationsTable(r: Reading): Promise<(string | number)[][]> {
  const rows = (await shownApplications(r)).map((one) => [
    ...[one.name, one.email, one.affiliation, one.load],
    ...[one.words, one.when, one.state, one.roles.join('; ')],
  ])
  return [COLUMNS, ...rows]
}
