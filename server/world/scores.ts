// What a reviewer thinks of a paper: its merit, seen through leniency and noise, and better known where topics match.
import type { Scores } from './points.ts'
import type { Dice } from './seeded.ts'
import type { InventedPaper, InventedReviewer } from './types.ts'

const scale = (value: number, most: number) => Math.min(most, Math.max(1, Math.round(value)))

const topicsOf = ({ answer }: InventedReviewer) => (answer.kind === 'silent' ? [] : answer.topics)

/** The share of the paper's topics that the reviewer named. */
export function match(paper: InventedPaper, reviewer: InventedReviewer): number {
  const known = topicsOf(reviewer)
  return paper.topics.filter((topic) => known.includes(topic)).length / paper.topics.length
}

/** What everybody sees in a paper that is clearly good or bad, and how much of their leniency and noise is left to them there. */
const CLEAR_MERIT = 1.4
const LEFT_WHERE_CLEAR = 0.35

export function scoresOf(
  chance: Dice,
  paper: InventedPaper,
  reviewer: InventedReviewer,
  clear: 1 | 0 | -1,
): Scores & { fitForTalk: boolean } {
  const own = reviewer.leniency + reviewer.noise * chance.normal()
  const seen = clear === 0 ? paper.merit + own : CLEAR_MERIT * clear + LEFT_WHERE_CLEAR * own
  const known = match(paper, reviewer)
  const overall = scale(2.8 + 1.1 * seen, 5)
  return {
    overall,
    correctness: scale(2.85 + 0.6 * seen + 0.35 * chance.normal(), 4),
    relevance: scale(3.1 + 0.2 * paper.merit + 0.5 * (known - 0.5) + 0.45 * chance.normal(), 4),
    confidence: scale(2.3 + 1.7 * known + 0.7 * chance.normal(), 5),
    fitForTalk: chance.chance(overall === 5 ? 0.75 : overall === 4 ? 0.2 : 0),
  }
}
