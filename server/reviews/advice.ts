// Soft checks of a saved review: advice that never blocks.
import type { Review } from '../core/tables-reviewing.ts'

const FEW_WORDS = 100

export const countWords = (text: string) =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

type Advised = Pick<Review, 'text' | 'overall' | 'confidence' | 'correctness' | 'saved_at'>

/** `top`: the highest overall score. */
export function adviceOn({ text, overall, confidence, correctness, saved_at }: Advised, top = 5): string[] {
  if (!saved_at) return []
  const advice: string[] = []
  const words = countWords(text)
  if (words > 0 && words < FEW_WORDS) {
    const length = `${words} ${words === 1 ? 'word' : 'words'}`
    advice.push(`Your text is ${length}. Authors can do most with a review of 200 to 500.`)
  }
  if ((overall === 1 || overall === top) && confidence === 1) {
    advice.push(`Overall ${overall} with confidence 1: is that intended?`)
  }
  if (overall !== null && overall >= top - 1 && correctness === 1) {
    advice.push(`Overall ${overall} with correctness 1: is that intended?`)
  }
  return advice
}
