// Krippendorff's alpha: how far those who scored the same papers agree, beyond what chance alone would give. Pure.
import { sumOf } from '../core/numbers.ts'

/** Over all ordered pairs of different places: the sum of the squared differences. */
function apart(values: number[]): number {
  const total = sumOf(values)
  return 2 * (values.length * sumOf(values.map((value) => value * value)) - total * total)
}

/**
 * 1 where all agree, 0 where they agree as chance would, below it where they differ more. For scores at equal distances
 * (interval metric; Krippendorff, Content Analysis, 2004, chapter 11). Papers with one score tell nothing and do not
 * count; null where no paper has two, or where all scores are one and the same.
 */
export function krippendorff(papers: number[][]): number | null {
  const compared = papers.filter((scores) => scores.length > 1)
  const all = compared.flat()
  const observed = sumOf(compared.map((scores) => apart(scores) / (scores.length - 1))) / all.length
  const expected = apart(all) / (all.length * (all.length - 1))
  return expected > 0 ? 1 - observed / expected : null
}

/** Words for it, after Krippendorff's own bounds. */
export function agreementInWords(alpha: number): string {
  if (alpha >= 0.8) return 'they agree well'
  if (alpha >= 0.667) return 'enough for careful conclusions'
  if (alpha >= 0.2) return 'some agreement, so the scores of one reviewer say little'
  return alpha > 0 ? 'hardly more than chance' : 'no more than chance'
}
