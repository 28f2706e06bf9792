// What an assignment is made of, as plain facts for one viewer: papers in review, reviewers, and what binds or forbids pairs.
import type { Reading } from '../context.ts'
import { figure } from '../core/numbers.ts'
import { type ReviewerRow, reviewerRows } from '../reviewers/queries.ts'
import { type RulingRow, rulingsOf } from '../rulings/queries.ts'
import {
  conflictedPairs,
  type Pair,
  type PaperRow,
  papersInReview,
  type RefusedRow,
  refusedPairs,
  type StandingRow,
  standingAssignments,
} from './queries.ts'

export type Board = {
  papers: PaperRow[]
  reviewers: ReviewerRow[]
  standing: StandingRow[]
  refused: RefusedRow[]
  rulings: RulingRow[]
  /** No run and no hand may make these pairs: conflicts, papers handed back, and what a chair ruled out. */
  forbidden: ReadonlySet<string>
}

export const pairKey = ({ paper_id, person_id }: Pair) => `${paper_id} ${person_id}`

/** What a key was made of. */
export function pairOf(key: string): Pair {
  const [paper_id = 0, person_id = 0] = key.split(' ').map(Number)
  return { paper_id, person_id }
}

/** In an address. */
export const pairName = ({ paper_id, person_id }: Pair) => `${paper_id}-${person_id}`

/** One after the other, because a run asks within its transaction, which is one connection. */
export async function boardFor(r: Reading): Promise<Board> {
  const papers = await papersInReview(r)
  const reviewers = await reviewerRows(r)
  const standing = await standingAssignments(r)
  const refused = await refusedPairs(r)
  const conflicts = await conflictedPairs(r)
  const rulings = await rulingsOf(r)
  const out = rulings.filter(({ ruling }) => ruling === 'forbidden')
  const forbidden = new Set([...conflicts, ...refused, ...out].map(pairKey))
  return { papers, reviewers, standing, refused, rulings, forbidden }
}

type Fits = (paper: PaperRow, reviewer: ReviewerRow) => { value: number } | null

/** Who may still be added to a paper, best match first, then most room; `loads` as the viewer may know them. */
export function candidatesFor(
  { reviewers, forbidden }: Board,
  paper: PaperRow,
  taken: Set<number>,
  loads: Map<number, number>,
  fits: Fits,
) {
  return reviewers
    .filter(({ id }) => !taken.has(id) && !forbidden.has(pairKey({ paper_id: paper.id, person_id: id })))
    .map((reviewer) => ({
      ...reviewer,
      match: fits(paper, reviewer)?.value ?? 0,
      has: loads.get(reviewer.id) ?? 0,
    }))
    .sort((a, b) => b.match - a.match || b.load - b.has - (a.load - a.has))
    .map(({ id, name, match, has, load }) => ({
      value: id,
      label: `${name}: match ${figure(match, 2)}, ${has} of ${load} papers`,
    }))
}
