// The scores of a review: each number has its words.
import type { Review } from '../core/tables-reviewing.ts'

export type ScaleName = 'correctness' | 'relevance' | 'overall' | 'confidence'
export type Scale = { name: ScaleName; label: string; short: string; words: string[] }

export const SCALES: Scale[] = [
  {
    name: 'correctness',
    label: 'Correctness',
    short: 'Correctness',
    words: ['Serious errors', 'Errors that can be fixed', 'Minor gaps', 'Convincing'],
  },
  {
    name: 'relevance',
    label: 'Relevance to the workshop',
    short: 'Relevance',
    words: ['Off topic', 'At the edge', 'In scope', 'At the heart of it'],
  },
  {
    name: 'overall',
    label: 'Overall',
    short: 'Overall',
    words: ['Reject', 'Lean reject', 'Borderline', 'Accept', 'Strong accept'],
  },
  {
    name: 'confidence',
    label: 'Your confidence',
    short: 'Confidence',
    words: ['Guess', 'Low', 'Fair', 'High', 'Expert'],
  },
]

export type ScoreShown = { label: string; value: number; words: string; of: number }

/** The scores that were given, in words. */
export function scoresShown(review: Pick<Review, ScaleName>): ScoreShown[] {
  return SCALES.flatMap(({ name, short: label, words }) => {
    const value = review[name]
    return value === null ? [] : [{ label, value, words: words[value - 1] ?? '', of: words.length }]
  })
}
