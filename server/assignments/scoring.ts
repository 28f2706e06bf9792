// How well a reviewer fits a paper, and what each term of that adds or takes: text, topics, bid, seniority.
import { affinity } from './affinity.ts'

export type Bid = 'eager' | 'willing' | 'pinch' | 'none' | 'unwilling'

export type Facts = {
  /** Similarity of the papers of the reviewer to this one, from 0 to 1; null where there is nothing to compare. */
  text: number | null
  paperTopics: number[]
  reviewerTopics: number[]
  bid: Bid
  /** How many bids above "none" the reviewer has made. */
  bids: number
  senior: boolean
}

export type Weights = {
  /** Shares of the base; without topics the text stands alone, without text the topics at `topicsAlone`. */
  text: number
  topics: number
  topicsAlone: number
  /** A bid is an exponent: the score is the base to the power of 1 / e, so it moves a match and never makes one. */
  exponent: Record<Exclude<Bid, 'unwilling'>, number>
  /** With fewer bids than these, a positive one counts half: who bids on little only wants that. */
  enoughBids: number
  /** Added for seniors. */
  senior: number
  /** Whether the unwilling may be asked all the same. */
  unwilling: boolean
}

export const WEIGHTS: Weights = {
  ...{ text: 0.75, topics: 0.25, topicsAlone: 0.9 },
  exponent: { eager: 4, willing: 2.5, pinch: 1.5, none: 1 },
  ...{ enoughBids: 10, senior: 0, unwilling: false },
}

export type Term = { name: 'text' | 'topics' | 'bid' | 'seniority'; amount: number }

/** The score is the sum of its terms. */
export type Score = { value: number; terms: Term[] }

type Amounts = Record<Term['name'], number>

function amountsOf(facts: Facts, weights: Weights): Amounts | null {
  if (facts.bid === 'unwilling' && !weights.unwilling) return null
  const { text, topics } = baseOf(facts, weights)
  const base = text + topics
  const bid = base ** (1 / exponentOf(facts, weights)) - base
  return { text, topics, bid, seniority: facts.senior ? weights.senior : 0 }
}

const sumOf = ({ text, topics, bid, seniority }: Amounts) => text + topics + bid + seniority

/** Null where the pair is out of the question. */
export function valueFor(facts: Facts, weights: Weights = WEIGHTS): number | null {
  const amounts = amountsOf(facts, weights)
  return amounts && sumOf(amounts)
}

/** The same with what it is made of. */
export function scoreFor(facts: Facts, weights: Weights = WEIGHTS): Score | null {
  const amounts = amountsOf(facts, weights)
  if (!amounts) return null
  const { text, topics, bid, seniority } = amounts
  const terms: Term[] = [
    { name: 'text', amount: text },
    { name: 'topics', amount: topics },
    { name: 'bid', amount: bid },
    { name: 'seniority', amount: seniority },
  ]
  return { value: sumOf(amounts), terms: terms.filter(({ amount }) => amount !== 0) }
}

function baseOf(
  { text, paperTopics, reviewerTopics }: Facts,
  weights: Weights,
): { text: number; topics: number } {
  const topics = affinity(paperTopics, reviewerTopics)
  if (text === null) return { text: 0, topics: weights.topicsAlone * topics }
  if (paperTopics.length === 0 || reviewerTopics.length === 0) return { text, topics: 0 }
  return { text: weights.text * text, topics: weights.topics * topics }
}

function exponentOf({ bid, bids }: Facts, { exponent, enoughBids }: Weights): number {
  if (bid === 'unwilling' || bid === 'none') return exponent.none
  return bids < enoughBids ? (1 + exponent[bid]) / 2 : exponent[bid]
}

/** Cosines are small numbers: what only one pair in a hundred passes counts as 1, so that text and topics are of one size. */
export function textScale(similarities: Float64Array): number {
  const sorted = similarities.filter((each) => each > 0).sort()
  return sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 1
}
