// How well each reviewer fits each paper, in a run: likeness of texts first, then every allowed pair scored.
import { pairKey } from '../assignments/board.ts'
import type { Stop } from '../assignments/engine/field.ts'
import { similarities } from '../assignments/expertise/similarity.ts'
import { type Bid, type Score, scoreFor, textScale, WEIGHTS, type Weights } from '../assignments/scoring.ts'
import type { Progress, Wishes } from '../core/tables-matching.ts'
import type { Facts } from './facts.ts'

export type Hear = (progress: Progress) => void
/** By paper, then by person: from 0 to 1; whoever has nothing to compare is not there. */
export type Likenesses = Map<number, Map<number, number>>

/** Told so often that a bar moves, and not so often that telling is the work. */
const TOLD = 10

export function likenessesOf(facts: Facts, stop: Stop, hear: Hear): Likenesses {
  const { papers, reviewers } = facts
  const people = reviewers.filter(({ past }) => past.length > 0)
  const texts = people.flatMap(({ past }) => past)
  const near = new Float64Array(papers.length * people.length)
  let at = 0
  const own = people.map(({ past }) => past.map(() => at++))
  const all = papers.length + texts.length
  hear({ step: 'reading', done: 0, of: all })
  let who = 0
  if (people.length > 0)
    for (const row of similarities(
      papers.map(({ text }) => text),
      texts,
      own,
      (done) => hear({ step: 'reading', done, of: all }),
    )) {
      near.set(row, papers.length * who++)
      if (who % TOLD === 0) hear({ step: 'comparing', done: who, of: people.length })
      if (stop()) break
    }
  const scale = textScale(near.filter((_, at) => isOpen(facts, people, at)))
  const share = (paper: number, person: number) =>
    Math.min(1, (near[papers.length * person + paper] ?? 0) / scale)
  const compared = people.slice(0, who)
  return new Map(
    papers.map(({ id, text }, paper) => [
      id,
      new Map(text === '' ? [] : compared.map((one, person) => [one.id, share(paper, person)])),
    ]),
  )
}

/** What people wrote themselves is as near to them as can be, and no measure for others. */
function isOpen({ papers, forbidden }: Facts, people: Facts['reviewers'], at: number): boolean {
  const paper_id = papers[at % papers.length]?.id ?? 0
  const person_id = people[Math.floor(at / papers.length)]?.id ?? 0
  return !forbidden.has(pairKey({ paper_id, person_id }))
}

export const weightsOf = ({ text_share, senior_bonus, unwilling }: Wishes): Weights => ({
  ...WEIGHTS,
  text: text_share / 100,
  topics: 1 - text_share / 100,
  senior: senior_bonus / 100,
  unwilling,
})

type Paper = Pick<Facts['papers'][number], 'id' | 'topics'>
type Reviewer = Pick<Facts['reviewers'][number], 'id' | 'topics' | 'senior'>
export type Fit = (paper: Paper, reviewer: Reviewer) => Score | null

/** Null where a pair is out of the question. */
export function scorer(
  facts: Pick<Facts, 'bids' | 'forbidden'>,
  likenesses: Likenesses,
  weights: Weights,
): Fit {
  const bids = new Map(facts.bids.map((bid): [string, Bid] => [pairKey(bid), bid.level]))
  const counts = Map.groupBy(
    facts.bids.filter(({ level }) => level !== 'unwilling'),
    ({ person_id }) => person_id,
  )
  return (paper, reviewer) => {
    const key = pairKey({ paper_id: paper.id, person_id: reviewer.id })
    if (facts.forbidden.has(key)) return null
    const text = likenesses.get(paper.id)?.get(reviewer.id) ?? null
    const bid = bids.get(key) ?? 'none'
    const made = { bid, bids: counts.get(reviewer.id)?.length ?? 0, senior: reviewer.senior }
    return scoreFor({ text, paperTopics: paper.topics, reviewerTopics: reviewer.topics, ...made }, weights)
  }
}
