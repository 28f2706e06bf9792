// Answers as they are read: scores with their words, texts in Markdown, and what is no longer asked, marked as such for chairs and reviewers.
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import { inWords, isEmpty } from '../fields/answers.ts'
import { type Answers, standing } from '../fields/asked.ts'
import { readerWordsOf } from '../fields/forms.ts'

export type ScoreShown = {
  label: string
  value: number
  words: string
  of: number
  isForChairs: boolean
}
export type AnswerShown = {
  name: string
  label: string
  text: string
  isMarkdown: boolean
  isForChairs: boolean
  /** Who else reads it, where the viewer may know. */
  audience: string | null
}
export type AnswersRead = { scores: ScoreShown[]; answers: AnswerShown[] }

/** `readers`: who else reads an answer; `past`: what is no longer asked or offered, which is no matter of the authors. */
type Told = { readers: boolean; past: boolean }

export const labelOf = ({ label, retired_at }: Field, { past }: Pick<Told, 'past'>) =>
  past && retired_at ? `${label} (no longer asked)` : label

function scoreOf(field: Field, value: AnswerValue, told: Told): ScoreShown {
  const number = Number(value)
  const { options } = field
  const isForChairs = field.readers === 'chairs'
  const words = options[number - 1] ?? ''
  return { label: labelOf(field, told), value: number, words, of: options.length, isForChairs }
}

/** An option that is not offered any more was true when it was chosen. */
function wordsOf(field: Field, value: AnswerValue, { past }: Told): string {
  if (!past || (field.kind !== 'choice' && field.kind !== 'choices')) return inWords(field, value)
  return [value]
    .flat()
    .map((one) => (field.options.includes(one) ? one : `${one} (no longer offered)`))
    .join('; ')
}

function answerShown(field: Field, value: AnswerValue, told: Told): AnswerShown {
  return {
    name: field.key ?? `f${field.id}`,
    label: labelOf(field, told),
    text: wordsOf(field, value, told),
    isMarkdown: field.kind === 'long-text',
    isForChairs: field.readers === 'chairs',
    audience: told.readers ? readerWordsOf(field) : null,
  }
}

type Given = { field: Field; value: AnswerValue }

/** Asked anew under the same name and answered: the earlier answer would contradict it. */
const isReplaced = ({ field }: Given, given: Given[]) =>
  field.retired_at !== null &&
  given.some((one) => one.field.retired_at === null && one.field.label === field.label)

/** Of a form those answers that are in `readable`; whether it should be a talk is said beside them. */
export function answersRead(
  fields: Field[],
  readable: ReadonlySet<Field>,
  answers: Answers,
  told: Told,
): AnswersRead {
  const all = standing(fields, answers).flatMap((field): Given[] => {
    const value = answers.get(field.id)
    const isSaid = readable.has(field) && field.key !== 'fit_for_talk'
    return isSaid && value !== undefined && !isEmpty(value) ? [{ field, value }] : []
  })
  const given = told.past ? all : all.filter((one) => !isReplaced(one, all))
  return {
    scores: given
      .filter(({ field }) => field.kind === 'score')
      .map(({ field, value }) => scoreOf(field, value, told)),
    answers: given
      .filter(({ field }) => field.kind !== 'score')
      .map(({ field, value }) => answerShown(field, value, told)),
  }
}
