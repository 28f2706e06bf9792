// Which reviews will be missing, why we think so, and who on standby could step in.
import { type Board, boardFor } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { asking, type Pager, pageField, pagerOf, rowsOn } from '../core/paging.ts'
import { isFoundIn } from '../core/search.ts'
import { to } from '../paths.ts'
import { mayAskStandin, mayAssign } from '../policy/assignments.ts'
import { because, must, yes } from '../policy/verdict.ts'
import { fitsFor } from '../runs/fits.ts'
import type { Search } from './form.ts'
import { forecastFor, isAtRisk, type Outlook } from './outlook.ts'

const PAGE = 50

type Standby = { id: number; name: string; match: string; load: string }
export type ForecastPage = {
  papers: (Outlook & { atRisk: boolean; standby: Standby | null })[]
  risky: number
  all: number
  search: Search
  ways: { label: string; href: string; current: boolean; count: number }[]
  orders: { key: Search['order']; label: string; href: string; current: boolean }[]
  pager: Pager | null
  offer: { may: boolean; because: string | null }
}

const matches =
  (q: string) =>
  ({ id, title, waiting }: Outlook) =>
    String(id) === q || isFoundIn([title, ...waiting.map(({ reviewer }) => reviewer)], q)

/** For each of these papers who is on standby, has room and fits best. */
async function standbysFor(r: Reading, papers: Outlook[]): Promise<Map<number, Standby>> {
  const board = await boardFor(r)
  const fit = await fitsFor(r, board, null)
  const byId = new Map(board.papers.map((paper) => [paper.id, paper]))
  const free = board.reviewers.filter(({ standby, load, assigned }) => standby && assigned < load)
  return new Map(
    papers.flatMap(({ id }) => {
      const paper = byId.get(id)
      const best = paper && bestOf(board, fit, paper, free)
      return best ? [[id, best]] : []
    }),
  )
}

function bestOf(
  { standing }: Board,
  fit: Awaited<ReturnType<typeof fitsFor>>,
  paper: Board['papers'][number],
  free: Board['reviewers'],
): Standby | null {
  const sits = new Set(standing.filter(({ paper_id }) => paper_id === paper.id).map((one) => one.person_id))
  const [best] = free
    .flatMap((one) => {
      const score = sits.has(one.id) ? null : fit(paper, one)
      return score ? [{ ...one, value: score.value }] : []
    })
    .toSorted((a, b) => b.value - a.value)
  if (!best) return null
  const { id, name, value, assigned, load } = best
  return { id, name, match: value.toFixed(2), load: `${assigned} of ${load} papers` }
}

const addressOf = (search: Search, change: Partial<Search>) => {
  const { q, show, order, page } = { ...search, page: 1, ...change }
  return asking(to.forecast(), { q, show, order, page: pageField(page) })
}

const ORDERS = [
  ['worst', 'Worst first'],
  ['paper', 'By number'],
] as const

export async function forecastPage(r: Reading, search: Search): Promise<ForecastPage> {
  must(mayAssign(r.viewer))
  const { outlooks: all } = await forecastFor(r)
  const risky = all.filter(isAtRisk)
  const found = (search.show === 'risk' ? risky : all).filter(matches(search.q))
  const sorted = search.order === 'worst' ? found : found.toSorted((a, b) => a.id - b.id)
  const shown = rowsOn(sorted, search.page, PAGE)
  const standbys = await standbysFor(r, shown.filter(isAtRisk))
  const may = mayAskStandin(r.viewer, r.deadlines, r.workshop.early_reading)
  const way = (show: Search['show'], label: string, count: number) => ({
    ...{ label, count },
    href: addressOf(search, { show }),
    current: search.show === show,
  })
  return {
    papers: shown.map((one) => ({ ...one, atRisk: isAtRisk(one), standby: standbys.get(one.id) ?? null })),
    risky: risky.length,
    all: all.length,
    search,
    ways: [way('risk', 'At risk', risky.length), way('all', 'All papers', all.length)],
    orders: ORDERS.map(([key, label]) => ({
      ...{ key, label },
      href: addressOf(search, { order: key }),
      current: search.order === key,
    })),
    pager: pagerOf({ page: search.page, size: PAGE, total: found.length, noun: 'papers' }, (page) =>
      addressOf(search, { page }),
    ),
    offer: { may: yes(may), because: because(may) },
  }
}
