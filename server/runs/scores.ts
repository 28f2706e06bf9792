// How well each reviewer fits each paper, in a run: likeness of texts first, then every allowed pair scored.
import { pairOf } from '../assignments/board.ts'
import type { Stop } from '../assignments/engine/field.ts'
import { similarities } from '../assignments/expertise/similarity.ts'
import {
  type Bid,
  type Score,
  scoreFor,
  textScale,
  valueFor,
  WEIGHTS,
  type Weights,
} from '../assignments/scoring.ts'
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
  const barred = forbiddenByPaper(facts.forbidden)
  const isOpen = (at: number) => {
    const [paper, person] = [papers[at % papers.length], people[Math.floor(at / papers.length)]]
    return !(paper && person && barred.get(paper.id)?.has(person.id))
  }
  // What people wrote themselves is as near to them as can be, and no measure for others.
  const scale = textScale(near.filter((_, at) => isOpen(at)))
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
/** The value alone, of which a run needs millions. */
export type Value = (paper: Paper, reviewer: Reviewer) => number | null

type Known = Pick<Facts, 'bids' | 'forbidden'>

/** Null where a pair is forbidden. */
function pairing({ bids, forbidden }: Known, likenesses: Likenesses) {
  const levels = new Map(
    Map.groupBy(bids, ({ paper_id }) => paper_id)
      .entries()
      .map(([paper, said]) => [paper, new Map(said.map(({ person_id, level }) => [person_id, level]))]),
  )
  const counts = new Map<number, number>()
  for (const { person_id, level } of bids)
    if (level !== 'unwilling') counts.set(person_id, (counts.get(person_id) ?? 0) + 1)
  const barred = forbiddenByPaper(forbidden)
  return (paper: Paper, { id, topics, senior }: Reviewer) => {
    if (barred.get(paper.id)?.has(id)) return null
    const text = likenesses.get(paper.id)?.get(id) ?? null
    const bid: Bid = levels.get(paper.id)?.get(id) ?? 'none'
    return { text, paperTopics: paper.topics, reviewerTopics: topics, bid, bids: counts.get(id) ?? 0, senior }
  }
}

/** Looked up by numbers: to make a key of millions of pairs takes longer than to score them. */
function forbiddenByPaper(forbidden: ReadonlySet<string>): Map<number, Set<number>> {
  const barred = new Map<number, Set<number>>()
  for (const key of forbidden) {
    const { paper_id, person_id } = pairOf(key)
    barred.set(paper_id, (barred.get(paper_id) ?? new Set()).add(person_id))
  }
  return barred
}

export function scorer(known: Known, likenesses: Likenesses, weights: Weights): Fit {
  const facts = pairing(known, likenesses)
  return (paper, reviewer) => {
    const pair = facts(paper, reviewer)
    return pair && scoreFor(pair, weights)
  }
}

export function valuer(known: Known, likenesses: Likenesses, weights: Weights): Value {
  const facts = pairing(known, likenesses)
  return (paper, reviewer) => {
    const pair = facts(paper, reviewer)
    return pair && valueFor(pair, weights)
  }
}
