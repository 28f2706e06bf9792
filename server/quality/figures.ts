// What a reviewer's reviews look like beside those of others, and how far the scores agree. Pure.
import type { Field } from '../core/tables-fields.ts'
import { krippendorff } from './alpha.ts'
import type { Overseen } from './queries.ts'

const HOUR = 3_600_000

export const mean = (numbers: number[]): number | null =>
  numbers.length > 0 ? numbers.reduce((total, number) => total + number, 0) / numbers.length : null

const scoresOf = (reviews: Overseen[]) => reviews.flatMap(({ overall }) => overall ?? [])

export type Colleague = {
  id: number
  name: string
  email: string
  sent: number
  of: number
  /** Of the overall scores. */
  mean: number | null
  /** How much higher, on average, than the others scored the same papers. */
  leniency: number | null
  /** Standard deviation of the overall scores: 0 gives everything the same. */
  spread: number | null
  /** Hours after the date, of what came after it. */
  late: number | null
  words: number | null
  rating: number | null
}

/** `due`: until when a review was wanted; null where there is no date. */
type Due = (review: Overseen) => Temporal.Instant | null

function leniencyOf(own: Overseen[], byPaper: Map<number, Overseen[]>): number | null {
  const differences = own.flatMap(({ paper_id, person_id, overall }) => {
    const others = scoresOf((byPaper.get(paper_id) ?? []).filter((one) => one.person_id !== person_id))
    const theirs = mean(others)
    return overall === null || theirs === null ? [] : [overall - theirs]
  })
  return mean(differences)
}

function spreadOf(scores: number[]): number | null {
  const middle = mean(scores)
  if (middle === null || scores.length < 2) return null
  return Math.sqrt(mean(scores.map((score) => (score - middle) ** 2)) ?? 0)
}

function hoursLate(own: Overseen[], due: Due): number | null {
  const hours = own.flatMap((review) => {
    const until = due(review)
    const after =
      until && review.submitted_at
        ? review.submitted_at.epochMilliseconds - until.epochMilliseconds
        : Number.NaN
    return after > 0 ? [after / HOUR] : []
  })
  return mean(hours)
}

function colleague(own: Overseen[], byPaper: Map<number, Overseen[]>, due: Due): Colleague[] {
  const [first] = own
  if (!first) return []
  const sent = own.filter(({ submitted_at }) => submitted_at !== null)
  const scores = scoresOf(sent)
  return [
    {
      ...{ id: first.person_id, name: first.reviewer, email: first.email },
      ...{ sent: sent.length, of: own.length, mean: mean(scores) },
      leniency: leniencyOf(sent, byPaper),
      spread: spreadOf(scores),
      late: hoursLate(sent, due),
      words: mean(sent.map(({ words }) => words)),
      rating: mean(sent.flatMap(({ rating }) => rating ?? [])),
    },
  ]
}

export function colleagues(reviews: Overseen[], due: Due): Colleague[] {
  const byPaper = Map.groupBy(reviews, ({ paper_id }) => paper_id)
  const byPerson = Map.groupBy(reviews, ({ person_id }) => person_id)
  return [...byPerson.values()].flatMap((own) => colleague(own, byPaper, due))
}

const COLUMNS = ['overall', 'confidence', 'correctness', 'relevance'] as const

function scoreOf(review: Overseen, { key, id }: Pick<Field, 'key' | 'id'>): number | null {
  const column = COLUMNS.find((one) => one === key)
  if (column) return review[column]
  const answer = review.answers?.[id]
  return typeof answer === 'string' && /^\d+$/.test(answer) ? Number(answer) : null
}

export type Agreement = { label: string; alpha: number | null; papers: number; scores: number }

/** One for each question that is answered with a number; confidence is no judgement of the paper. */
export function agreements(reviews: Overseen[], fields: Field[]): Agreement[] {
  const sent = reviews.filter(({ submitted_at }) => submitted_at !== null)
  const byPaper = [...Map.groupBy(sent, ({ paper_id }) => paper_id).values()]
  return fields
    .filter(({ kind, key }) => kind === 'score' && key !== 'confidence')
    .map((field) => {
      const papers = byPaper.map((of) => of.flatMap((review) => scoreOf(review, field) ?? []))
      const compared = papers.filter((scores) => scores.length > 1)
      const scores = compared.flat().length
      // On a single paper what is observed is what is expected, whatever the scores.
      const alpha = compared.length > 1 ? krippendorff(papers) : null
      return { label: field.label, alpha, papers: compared.length, scores }
    })
}
