// Soft checks of a saved review: advice that never blocks, the same when a form is opened and whenever it saves itself.
import type { Reading } from '../context.ts'
import type { Field } from '../core/tables-fields.ts'
import type { Review } from '../core/tables-reviewing.ts'
import { counted } from '../core/words.ts'
import { type Answers, inForce } from '../fields/asked.ts'
import { listFields } from '../fields/queries.ts'
import { answersOf, placed, withPending } from './answers.ts'
import { namesAmong } from './obstacles.ts'
import type { SeenReview } from './queries.ts'

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
    const length = counted(words, 'word')
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

/** On all that others will read, against the scales that are in force. */
export function adviceOnAnswers(review: SeenReview, fields: Field[], answers: Answers): string[] {
  const asked = inForce(fields)
  const texts = asked.filter(({ kind, readers }) => kind === 'long-text' && readers !== 'chairs')
  const text = texts.map(({ id }) => answers.get(id) ?? '').join('\n\n')
  const top = asked.find(({ key }) => key === 'overall')?.options.length ?? 0
  return adviceOn({ ...review, ...placed(asked, answers).columns, text }, top)
}

/** As its writer sees it now. */
export async function adviceFor(r: Reading, review: SeenReview, namesAreFine = false): Promise<string[]> {
  const fields = await listFields(r, 'review')
  const answers = withPending(answersOf(review, fields), fields, review.pending)
  const advice = adviceOnAnswers(review, fields, answers)
  const names = review.saved_at && !namesAreFine ? await namesAmong(r, fields, answers) : []
  return names.length === 0
    ? advice
    : [...advice, `Your text names ${names.join(', ')}. Reviews are anonymous: is that intended?`]
}
