// The assignment by reviewer: who has what, how well it fits them, and who has room. Without this chair's conflicts.
import type { Reading } from '../context.ts'
import { figure } from '../core/numbers.ts'
import { asking } from '../core/paging.ts'
import type { Pill } from '../core/pill.ts'
import { isFoundIn } from '../core/search.ts'
import { type Head, sorting } from '../core/sorting.ts'
import { to } from '../paths.ts'
import { mayAssign } from '../policy/assignments.ts'
import { must } from '../policy/verdict.ts'
import { fitsFor } from '../runs/fits.ts'
import { type Board, boardFor, pairKey } from './board.ts'
import type { PeopleSearch } from './form.ts'
import { pillOf, reviewOf } from './lines.ts'

type Paper = {
  id: number
  title: string
  href: string
  match: string
  pill: Pill
  review: string
  lock: string
}
type Person = {
  id: number
  name: string
  affiliation: string
  href: string
  load: number
  has: number
  room: number
  roomShown: string
  /** Of their papers; null without any. */
  mean: number | null
  match: string
  standby: boolean
  papers: Paper[]
}
export type ByReviewerPage = {
  people: Person[]
  heads: Head[]
  shows: { key: PeopleSearch['show']; label: string; count: number; current: boolean }[]
  q: string
  order: string
  all: number
}

const SHOWS: { key: PeopleSearch['show']; label: string; fits: (one: Person) => boolean }[] = [
  { key: 'all', label: 'All reviewers', fits: () => true },
  { key: 'free', label: 'With room', fits: ({ room }) => room > 0 },
  { key: 'full', label: 'Full', fits: ({ room }) => room <= 0 },
  { key: 'none', label: 'Without papers', fits: ({ papers }) => papers.length === 0 },
]

const COLUMNS = [
  { key: 'name', label: 'Reviewer', by: ({ name }: Person) => name.toLowerCase() },
  { key: 'has', label: 'Papers', by: ({ has }: Person) => has },
  { key: 'room', label: 'Room', by: ({ room }: Person) => room },
  { key: 'match', label: 'Mean match', by: ({ mean }: Person) => mean ?? -1 },
]

async function peopleOf(r: Reading, board: Board): Promise<Person[]> {
  const taken = [...new Set(board.standing.map(({ paper_id }) => paper_id))]
  const fit = await fitsFor(r, { forbidden: new Set() }, taken)
  const papers = new Map(board.papers.map((paper) => [paper.id, paper]))
  const locks = new Map(board.rulings.map((one) => [pairKey(one), one]))
  const rows = Map.groupBy(board.standing, ({ person_id }) => person_id)
  return board.reviewers.map((reviewer) => {
    const { id, name, affiliation, load, assigned, standby } = reviewer
    const matched = (rows.get(id) ?? []).flatMap((row) => {
      const paper = papers.get(row.paper_id)
      return paper ? [{ row, paper, value: fit(paper, reviewer)?.value ?? 0 }] : []
    })
    const mean =
      matched.length > 0 ? matched.reduce((sum, { value }) => sum + value, 0) / matched.length : null
    return {
      ...{ id, name, affiliation, load, standby, has: assigned, room: load - assigned, mean },
      roomShown: figure(load - assigned),
      href: to.reviewer({ id }),
      match: mean?.toFixed(3) ?? '',
      papers: matched.map(({ row, paper, value }) => ({
        ...{ id: paper.id, title: paper.title, href: to.matrixPair(row), match: value.toFixed(3) },
        pill: pillOf(row),
        review: row.suspended ? reviewOf(row) : '',
        lock: locks.get(pairKey(row))?.ruling === 'locked' ? `Locked by ${locks.get(pairKey(row))?.by}` : '',
      })),
    }
  })
}

const matches = (q: string) => (one: Person) =>
  isFoundIn([one.name, one.affiliation, ...one.papers.flatMap(({ id, title }) => [String(id), title])], q)

export async function byReviewerPage(r: Reading, { q, show, order }: PeopleSearch): Promise<ByReviewerPage> {
  must(mayAssign(r.viewer))
  const all = await peopleOf(r, await boardFor(r))
  const { heads, sorted } = sorting(COLUMNS, order, (by) =>
    asking(to.assignmentsByReviewer(), { q, show: show === 'all' ? '' : show, order: by }),
  )
  const shown = all.filter(SHOWS.find(({ key }) => key === show)?.fits ?? (() => true))
  return {
    people: sorted(q === '' ? shown : shown.filter(matches(q))),
    heads: heads(all),
    shows: SHOWS.map(({ key, label, fits }) => ({
      ...{ key, label, count: all.filter(fits).length, current: key === show },
    })),
    q,
    order,
    all: all.length,
  }
}
