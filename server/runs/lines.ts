// The papers of a run with the reviewers proposed for them, as one chair may see them.
import { type Board, candidatesFor, pairKey } from '../assignments/board.ts'
import { figure } from '../core/numbers.ts'
import type { Pill } from '../core/pill.ts'
import type { BidLevel } from '../core/tables-people.ts'
import { to } from '../paths.ts'
import type { EndingRow, ProposalRow, RunRow } from './queries.ts'
import type { Fit } from './scores.ts'

type Person = {
  id: number
  name: string
  href: string
  match: string | null
  /** Where the match is explained. */
  why: string | null
  bid: string | null
  load: string
  mark: Pill | null
  removable: boolean
}
export type PaperShown = {
  id: number
  title: string
  href: string
  people: Person[]
  wanted: number
  missing: number
  /** Somebody has it already, whatever this run proposes. */
  before: boolean
  changed: boolean
  addition: string
  adding: { value: number; label: string }[] | null
}

type Facts = {
  board: Board
  proposals: ProposalRow[]
  endings: EndingRow[]
  loads: Map<number, number>
  run: RunRow
  change: boolean
  fit: Fit
}

/** All pairs there would be: what stands and is not ended, and what is proposed and can still be. */
export function standsAfter({ standing }: Board, proposals: ProposalRow[], endings: EndingRow[]) {
  const gone = new Set(endings.map(pairKey))
  const live = standing.filter((row) => !row.suspended && !gone.has(pairKey(row)))
  const has = new Set(live.map(pairKey))
  return [...live, ...proposals.filter((one) => !one.conflicted && !has.has(pairKey(one)))]
}

/** What each reviewer would have: what stands, and what is proposed beside it. */
export function loadsOf(
  { reviewers, standing }: Board,
  proposals: ProposalRow[],
  endings: EndingRow[],
): Map<number, number> {
  const has = new Set(standing.map(pairKey))
  const more = proposals.filter((one) => !one.conflicted && !has.has(pairKey(one)))
  const added = Map.groupBy(more, ({ person_id }) => person_id)
  const ended = Map.groupBy(
    endings.filter((one) => has.has(pairKey(one))),
    ({ person_id }) => person_id,
  )
  const change = (id: number) => (added.get(id)?.length ?? 0) - (ended.get(id)?.length ?? 0)
  return new Map(reviewers.map(({ id, assigned }) => [id, assigned + change(id)]))
}

const STANDING: Pick<Person, 'match' | 'why' | 'bid' | 'removable' | 'mark'> = {
  ...{ match: null, why: null, bid: null, removable: false },
  mark: { tone: 'outline', text: 'Assigned before' },
}
const BIDS: Record<BidLevel, string> = {
  eager: 'Eager',
  willing: 'Willing',
  pinch: 'Neutral',
  unwilling: 'Not me',
}

function markOf({ conflicted, by_hand }: ProposalRow): Person['mark'] {
  if (conflicted) return { tone: 'bad', text: 'Conflict since: will be left out' }
  return by_hand ? { tone: 'accent', text: 'By hand' } : null
}

type Line = { id: number; name: string; load: string }
const personOf = ({ id, name, load }: Line) => ({ id, name, href: to.reviewer({ id }), load })

function standingOf({ standing }: Board, proposals: ProposalRow[], endings: EndingRow[]) {
  const proposed = new Set([...proposals, ...endings].map(pairKey))
  const beside = standing.filter((row) => !row.suspended && !proposed.has(pairKey(row)))
  return Map.groupBy(beside, ({ paper_id }) => paper_id)
}

function freshLine(line: ReturnType<typeof personOf>, one: ProposalRow, { run, change }: Facts): Person {
  return {
    ...line,
    match: figure(one.score, 2),
    why: to.proposalMatch(run, one),
    bid: one.bid === null ? null : BIDS[one.bid],
    mark: markOf(one),
    removable: change,
  }
}

export function papersOf(facts: Facts, add: number): PaperShown[] {
  const { board, proposals, endings, loads, run, change, fit } = facts
  const most = new Map(board.reviewers.map(({ id, load }) => [id, load]))
  const line = ({ person_id: id, name }: Pick<ProposalRow, 'person_id' | 'name'>) =>
    personOf({ id, name, load: `${loads.get(id) ?? 0} of ${most.get(id) ?? 0} papers` })
  const standing = standingOf(board, proposals, endings)
  const proposed = Map.groupBy(proposals, ({ paper_id }) => paper_id)
  return board.papers.map((paper) => {
    const wanted = paper.wanted ?? run.reviews_per_paper
    const fresh = proposed.get(paper.id) ?? []
    const before = standing.get(paper.id) ?? []
    const live = fresh.filter(({ conflicted }) => !conflicted).length + before.length
    const taken = new Set([...fresh, ...before].map(({ person_id }) => person_id))
    return {
      id: paper.id,
      title: paper.title,
      href: to.paper(paper),
      people: [
        ...fresh.map((one) => freshLine(line(one), one, facts)),
        ...before.map((one) => ({ ...line(one), ...STANDING })),
      ],
      wanted,
      missing: Math.max(0, wanted - live),
      before: before.length > 0,
      changed: fresh.some(({ by_hand }) => by_hand),
      addition: to.proposalAddition(run, paper),
      adding: change && paper.id === add ? candidatesFor(board, paper, taken, loads, fit) : null,
    }
  })
}
