// The ranking: by mean overall score, ties by the mean weighted with confidence, then by number; without reviews last.
import { sumOf } from '../core/numbers.ts'
import { isFoundIn } from '../core/search.ts'
import type { Outcome, Review } from '../core/tables-reviewing.ts'
import type { Filter, Look, Sort } from './form.ts'

/** A draft has no submitted_at, and counts as expected only. */
type Score = Pick<Review, 'overall' | 'confidence' | 'fit_for_talk' | 'submitted_at'>

/** A paper to be decided; `told` is what its authors know already. */
export type Candidate = {
  id: number
  title: string
  topics: string[]
  outcome: Outcome | null
  note: string
  told: Outcome | null
}

type Given = { overall: number; confidence: number | null }
export type Scored = Candidate & {
  given: Given[]
  mean: number | null
  weighted: number | null
  spread: number | null
  fit: number
  expected: number
  missing: boolean
  disagree: boolean
}
export type Ranked = Scored & { rank: number }

/** From this share of the scale between the highest and the lowest score on, reviewers disagree: 3 of 1 to 5. */
const DISAGREEMENT = 0.75

/** Who was not asked how sure they are counts like everybody. */
const sureness = ({ confidence }: Given) => confidence ?? 1

function scored(paper: Candidate, scores: Score[], { wanted, top }: Board): Scored {
  const given = scores.flatMap(({ submitted_at, overall, confidence }) =>
    submitted_at && overall !== null ? [{ overall, confidence }] : [],
  )
  const values = given.map(({ overall }) => overall)
  const spread = given.length > 0 ? Math.max(...values) - Math.min(...values) : null
  const weight = sumOf(given.map(sureness))
  return {
    ...paper,
    given,
    mean: given.length > 0 ? sumOf(values) / given.length : null,
    weighted: weight > 0 ? sumOf(given.map((one) => one.overall * sureness(one))) / weight : null,
    spread,
    fit: scores.filter(({ submitted_at, fit_for_talk }) => submitted_at && fit_for_talk).length,
    expected: Math.max(wanted, scores.length),
    missing: given.length < wanted,
    disagree: spread !== null && spread >= (top - 1) * DISAGREEMENT,
  }
}

const higher = (a: number | null, b: number | null) => (b ?? 0) - (a ?? 0)

/** How many reviews a paper should have, and the highest overall score. */
type Board = { wanted: number; top: number }

export function ranking(
  papers: Candidate[],
  scores: Map<number, Score[]>,
  wanted: number,
  top = 5,
): Ranked[] {
  return papers
    .map((paper) => scored(paper, scores.get(paper.id) ?? [], { wanted, top }))
    .toSorted((a, b) => higher(a.mean, b.mean) || higher(a.weighted, b.weighted) || a.id - b.id)
    .map((paper, index) => ({ ...paper, rank: index + 1 }))
}

/** What each filter of the board keeps. */
export const KEEPS: Record<Filter, (paper: Ranked) => boolean> = {
  all: () => true,
  undecided: ({ outcome }) => outcome === null,
  disagree: ({ disagree }) => disagree,
  missing: ({ missing }) => missing,
}

const OUTCOMES: Record<Outcome, number> = { talk: 1, poster: 2, reject: 3 }

/** Words sort as words; numbers begin with the highest, as one looks for the best. */
const ORDERS: Record<Sort, (a: Ranked, b: Ranked) => number> = {
  rank: (a, b) => a.rank - b.rank,
  number: (a, b) => a.id - b.id,
  title: (a, b) => a.title.localeCompare(b.title, 'en'),
  mean: (a, b) => a.rank - b.rank,
  spread: (a, b) => (b.spread ?? -1) - (a.spread ?? -1),
  reviews: (a, b) => b.given.length - a.given.length,
  fit: (a, b) => b.fit - a.fit,
  outcome: (a, b) => (a.outcome ? OUTCOMES[a.outcome] : 0) - (b.outcome ? OUTCOMES[b.outcome] : 0),
}

const found = ({ id, title, topics }: Ranked, q: string) =>
  q === '' || String(id) === q || isFoundIn([title, ...topics], q)

export function lookedAt(board: Ranked[], { show, sort, down, q }: Look): Ranked[] {
  const order = ORDERS[sort]
  const sign = down ? -1 : 1
  return board
    .filter((paper) => KEEPS[show](paper) && found(paper, q))
    .toSorted((a, b) => sign * order(a, b) || a.rank - b.rank)
}
