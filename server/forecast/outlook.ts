// The papers that may end up with too few reviews, worst first.
import type { Reading } from '../context.ts'
import { type Chance, expected, missingChance } from './estimate.ts'
import { type AskedReview, askedReviews, type Seats, seatsOfPapers } from './queries.ts'

export type Awaited = Chance & Pick<AskedReview, 'person_id' | 'review_id' | 'reviewer' | 'standin'>
export type Outlook = Seats & {
  waiting: Awaited[]
  /** Reviewers who are wanted beyond those who were asked. */
  empty: number
  expected: number
  /** How many of the wanted reviews will be missing, as things stand. */
  shortfall: number
}

/** From here on a gap is worth looking at. */
const RISK = 0.75

export const isAtRisk = ({ shortfall }: Outlook) => shortfall >= RISK

/** `reviews`: all that were asked for, the sent ones among them. */
export async function forecastFor(r: Reading): Promise<{ outlooks: Outlook[]; reviews: AskedReview[] }> {
  const [seats, reviews] = await Promise.all([seatsOfPapers(r), askedReviews(r)])
  const unsent = Map.groupBy(
    reviews.filter(({ submitted_at }) => submitted_at === null),
    ({ paper_id }) => paper_id,
  )
  const outlooks = seats
    .map((paper) => outlookOf(paper, unsent.get(paper.id) ?? [], r.now))
    .toSorted((a, b) => b.shortfall - a.shortfall || a.expected - b.expected || a.id - b.id)
  return { outlooks, reviews }
}

function outlookOf(paper: Seats, reviews: AskedReview[], now: Temporal.Instant): Outlook {
  const waiting = reviews
    .map(({ person_id, review_id, reviewer, standin, ...signals }) => ({
      ...{ person_id, review_id, reviewer, standin },
      ...missingChance(signals, now),
    }))
    .toSorted((a, b) => b.percent - a.percent)
  const coming = expected(
    paper.sent,
    waiting.map(({ percent }) => percent),
  )
  return {
    ...paper,
    waiting,
    empty: Math.max(0, paper.wanted - paper.sent - waiting.length),
    expected: coming,
    shortfall: Math.max(0, paper.wanted - coming),
  }
}
