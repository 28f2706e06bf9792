// The papers of a run with the reviewers proposed for them, as one chair may see them.
import { type Board, candidatesFor, pairKey, percent } from '../assignments/board.ts'
import { to } from '../paths.ts'
import type { ProposalRow, RunRow } from './queries.ts'

type Person = {
  id: number
  name: string
  href: string
  match: string | null
  load: string
  mark: { tone: string; text: string } | null
  removable: boolean
}
export type PaperShown = {
  id: number
  title: string
  href: string
  people: Person[]
  missing: number
  changed: boolean
  addition: string
  adding: { value: number; label: string }[] | null
}

type Facts = {
  board: Board
  proposals: ProposalRow[]
  loads: Map<number, number>
  run: RunRow
  change: boolean
}

/** What each reviewer would have: what stands, and what is proposed beside it. */
export function loadsOf({ reviewers, standing }: Board, proposals: ProposalRow[]): Map<number, number> {
  const has = new Set(standing.map(pairKey))
  const more = proposals.filter((one) => !one.conflicted && !has.has(pairKey(one)))
  const added = Map.groupBy(more, ({ person_id }) => person_id)
  return new Map(reviewers.map(({ id, assigned }) => [id, assigned + (added.get(id)?.length ?? 0)]))
}

const BEFORE = { tone: 'outline', text: 'Assigned before' }

function markOf({ conflicted, by_hand }: ProposalRow): Person['mark'] {
  if (conflicted) return { tone: 'bad', text: 'Conflict since: will be left out' }
  return by_hand ? { tone: 'accent', text: 'By hand' } : null
}

type Line = { id: number; name: string; load: string }
const personOf = ({ id, name, load }: Line) => ({ id, name, href: to.reviewer({ id }), load })

function standingOf({ standing }: Board, proposals: ProposalRow[]) {
  const proposed = new Set(proposals.map(pairKey))
  const beside = standing.filter((row) => !row.suspended && !proposed.has(pairKey(row)))
  return Map.groupBy(beside, ({ paper_id }) => paper_id)
}

export function papersOf({ board, proposals, loads, run, change }: Facts, add: number): PaperShown[] {
  const most = new Map(board.reviewers.map(({ id, load }) => [id, load]))
  const line = ({ person_id: id, name }: Pick<ProposalRow, 'person_id' | 'name'>) =>
    personOf({ id, name, load: `${loads.get(id) ?? 0} of ${most.get(id) ?? 0} papers` })
  const standing = standingOf(board, proposals)
  const proposed = Map.groupBy(proposals, ({ paper_id }) => paper_id)
  return board.papers.map((paper) => {
    const fresh = proposed.get(paper.id) ?? []
    const before = standing.get(paper.id) ?? []
    const live = fresh.filter(({ conflicted }) => !conflicted).length + before.length
    const taken = new Set([...fresh, ...before].map(({ person_id }) => person_id))
    return {
      id: paper.id,
      title: paper.title,
      href: to.paper(paper),
      people: [
        ...fresh.map((one) => ({
          ...line(one),
          match: percent(one.score),
          mark: markOf(one),
          removable: change,
        })),
        ...before.map((one) => ({ ...line(one), match: null, mark: BEFORE, removable: false })),
      ],
      missing: Math.max(0, run.reviews_per_paper - live),
      changed: fresh.some(({ by_hand }) => by_hand),
      addition: to.proposalAddition(run, paper),
      adding: change && paper.id === add ? candidatesFor(board, paper, taken, loads) : null,
    }
  })
}
