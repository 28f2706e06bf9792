// A run as one chair may see it: every figure is computed from the papers visible to that chair.
import { type Board, boardFor, candidatesFor, percent } from '../assignments/board.ts'
import type { Reading } from '../context.ts'
import { histogram } from '../core/charts.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import type { Fault } from '../core/form.ts'
import type { Shortage } from '../core/tables-reviewing.ts'
import { to } from '../paths.ts'
import { mayAdopt, mayAssign, mayChangeProposals } from '../policy/assignments.ts'
import { because, must, yes } from '../policy/verdict.ts'
import type { Search } from './form.ts'
import { findRun, type ProposalRow, proposalsOf, type RunRow } from './queries.ts'
import { type RunState, runPill, runState } from './state.ts'

type Person = {
  id: number
  name: string
  href: string
  match: string | null
  load: string
  mark: { tone: string; text: string } | null
  removable: boolean
}
type PaperShown = {
  id: number
  title: string
  href: string
  people: Person[]
  missing: number
  changed: boolean
  addition: string
  adding: { value: number; label: string }[] | null
}

export type RunPage = {
  run: {
    id: number
    state: RunState
    pill: { tone: string; text: string }
    requested: TimeShown
    by: string
    wanted: number
    seed: number
  }
  failure: string | null
  can: { adopt: boolean; adoptBecause: string | null; change: boolean }
  figures: { full: number; papers: number; filled: number; places: number; pairs: number; match: string }
  loads: { chart: string; text: string }
  reasons: string[]
  advice: string | null
  papers: PaperShown[]
  shows: { key: Search['show']; label: string; count: number; current: boolean }[]
  q: string
  show: Search['show']
  entry: Fault | null
}

type Facts = {
  board: Board
  proposals: ProposalRow[]
  loads: Map<number, number>
  run: RunRow
  change: boolean
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0)

/** What each reviewer would have: what stands, and what is proposed beside it. */
function loadsOf({ reviewers, standing }: Board, proposals: ProposalRow[]): Map<number, number> {
  const has = new Set(standing.map(({ paper_id, person_id }) => `${paper_id} ${person_id}`))
  const more = proposals.filter((one) => !one.conflicted && !has.has(`${one.paper_id} ${one.person_id}`))
  const added = Map.groupBy(more, ({ person_id }) => person_id)
  return new Map(reviewers.map(({ id, assigned }) => [id, assigned + (added.get(id)?.length ?? 0)]))
}

function markOf({ conflicted, by_hand }: ProposalRow): Person['mark'] {
  if (conflicted) return { tone: 'bad', text: 'Conflict since: will be left out' }
  return by_hand ? { tone: 'accent', text: 'By hand' } : null
}

function papersOf({ board, proposals, loads, run, change }: Facts, add: number): PaperShown[] {
  const wanted = new Map(board.reviewers.map(({ id, load }) => [id, load]))
  const loadOf = (id: number) => `${loads.get(id) ?? 0} of ${wanted.get(id) ?? 0} papers`
  const standing = Map.groupBy(
    board.standing.filter(({ suspended }) => !suspended),
    ({ paper_id }) => paper_id,
  )
  const proposed = Map.groupBy(proposals, ({ paper_id }) => paper_id)
  return board.papers.map((paper) => {
    const fresh = proposed.get(paper.id) ?? []
    const isFresh = new Set(fresh.map(({ person_id }) => person_id))
    const stand = (standing.get(paper.id) ?? []).filter(({ person_id }) => !isFresh.has(person_id))
    const people = [
      ...fresh.map(
        (one): Person => ({
          id: one.person_id,
          name: one.name,
          href: to.reviewer({ id: one.person_id }),
          match: percent(one.score),
          load: loadOf(one.person_id),
          mark: markOf(one),
          removable: change,
        }),
      ),
      ...stand.map(
        ({ person_id, name }): Person => ({
          id: person_id,
          name,
          href: to.reviewer({ id: person_id }),
          match: null,
          load: loadOf(person_id),
          mark: { tone: 'outline', text: 'Assigned before' },
          removable: false,
        }),
      ),
    ]
    const live = fresh.filter(({ conflicted }) => !conflicted).length + stand.length
    const taken = new Set(people.map(({ id }) => id))
    return {
      id: paper.id,
      title: paper.title,
      href: to.paper(paper),
      people,
      missing: Math.max(0, run.reviews_per_paper - live),
      changed: fresh.some(({ by_hand }) => by_hand),
      addition: to.proposalAddition(run, paper),
      adding: change && paper.id === add ? candidatesFor(board, paper, taken, loads) : null,
    }
  })
}

function loadChart(loads: Map<number, number>) {
  const counts = [...loads.values()]
  const bins = Array.from(
    { length: Math.max(0, ...counts) + 1 },
    (_, n) => counts.filter((count) => count === n).length,
  )
  const text = bins.flatMap((people, n) => (people > 0 ? [`${people} with ${n}`] : [])).join(', ')
  const label = counts.length > 0 ? `Papers for each reviewer: ${text}.` : 'No reviewers yet.'
  const ticks = bins.map((_, n) => ({ at: n + 0.5, label: String(n) }))
  return {
    chart: histogram({ label, bins: bins.map((count) => ({ count, fill: 'f1' })), ticks, cut: null }),
    text: label,
  }
}

function reasonInWords({ paper_id, wanted, missing, allowed }: Shortage): string {
  const few = allowed < wanted ? [`only ${allowed} may review it`] : []
  const full = missing > wanted - allowed ? ['everyone else who may review it has a full load'] : []
  return `Paper ${paper_id} lacks ${missing} of ${wanted}: ${[...few, ...full].join(', and ')}.`
}

function adviceFor(wanted: number, { papers, reviewers }: Board): string | null {
  const [places, room] = [papers.length * wanted, sumOf(reviewers.map(({ load }) => load))]
  return places > room
    ? `The papers want ${places} reviews, the reviewers take ${room}. Invite more reviewers, raise loads, or ask for fewer reviews.`
    : null
}

const matches = (q: string) => (paper: PaperShown) =>
  String(paper.id) === q ||
  [paper.title, ...paper.people.map(({ name }) => name)].some((text) =>
    text.toLowerCase().includes(q.toLowerCase()),
  )

const fits = (show: Search['show']) => (paper: PaperShown) =>
  show === 'all' || (show === 'short' ? paper.missing > 0 : paper.changed)

export async function runPage(r: Reading, id: number, { q, show, add }: Search): Promise<RunPage> {
  must(mayAssign(r.viewer))
  const [run, board, proposals] = await Promise.all([findRun(r, id), boardFor(r), proposalsOf(r, id)])
  const [adopt, change] = [mayAdopt(r.viewer, run), yes(mayChangeProposals(r.viewer, run))]
  const loads = loadsOf(board, proposals)
  const all = papersOf({ board, proposals, loads, run, change }, add)
  const visible = new Set(board.papers.map((paper) => paper.id))
  const reasons = run.reasons.filter(({ paper_id }) => visible.has(paper_id)).map(reasonInWords)
  const wanted = run.reviews_per_paper
  const filter = (key: Search['show'], label: string) => ({
    key,
    label,
    count: all.filter(fits(key)).length,
    current: key === show,
  })
  const listed = all.filter(fits(show))
  return {
    run: {
      id,
      state: runState(run),
      pill: runPill(run),
      requested: shown(run.requested_at, r.workshop.time_zone),
      by: run.requester,
      wanted,
      seed: run.seed,
    },
    failure: run.failure,
    can: { adopt: yes(adopt), adoptBecause: because(adopt), change },
    figures: {
      full: all.filter(({ missing }) => missing === 0).length,
      papers: all.length,
      filled: sumOf(all.map(({ missing }) => wanted - missing)),
      places: all.length * wanted,
      pairs: proposals.length,
      match:
        proposals.length > 0
          ? percent(sumOf(proposals.map(({ score }) => score)) / proposals.length)
          : 'none',
    },
    loads: loadChart(loads),
    reasons,
    advice: reasons.length > 0 ? adviceFor(wanted, board) : null,
    papers: q === '' ? listed : listed.filter(matches(q)),
    shows: [
      filter('all', 'All papers'),
      filter('short', 'Short of reviewers'),
      filter('changed', 'Changed by hand'),
    ],
    ...{ q, show, entry: null },
  }
}
