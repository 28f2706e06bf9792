// A review as answers to the fields of its form: some stand in columns of their own, because lists and ranks read them.
import type { Typed } from '../core/form.ts'
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import type { Review } from '../core/tables-reviewing.ts'
import { answerOf, isEmpty, nameOf } from '../fields/answers.ts'
import { type Answers, inForce } from '../fields/asked.ts'
import { typedAt } from '../fields/shown.ts'

export type Columns = Pick<
  Review,
  'text' | 'note' | 'correctness' | 'relevance' | 'overall' | 'confidence' | 'fit_for_talk'
>

const READ: Record<string, (review: Columns) => AnswerValue> = {
  text: ({ text }) => text,
  note: ({ note }) => note,
  correctness: ({ correctness }) => String(correctness ?? ''),
  relevance: ({ relevance }) => String(relevance ?? ''),
  overall: ({ overall }) => String(overall ?? ''),
  confidence: ({ confidence }) => String(confidence ?? ''),
  fit_for_talk: ({ fit_for_talk }) => (fit_for_talk ? 'on' : ''),
}

const score = (text: string) => (text === '' ? null : Number(text))
const WRITE: Record<string, (text: string) => Partial<Columns>> = {
  text: (text) => ({ text }),
  note: (note) => ({ note }),
  correctness: (text) => ({ correctness: score(text) }),
  relevance: (text) => ({ relevance: score(text) }),
  overall: (text) => ({ overall: score(text) }),
  confidence: (text) => ({ confidence: score(text) }),
  fit_for_talk: (text) => ({ fit_for_talk: text === 'on' }),
}

/** The name that an answer has where it is kept by name: in versions, and while it waits. */
export const keptAs = ({ key, id }: Pick<Field, 'key' | 'id'>) => key ?? `f${id}`

type Answered = Columns & { answers: Record<string, AnswerValue> }

/** By the number of the field; empty ones are there only where they have a column. */
export const answersOf = (review: Answered, fields: Field[]): Answers =>
  new Map(
    fields.flatMap(({ key, id }): [number, AnswerValue][] => {
      const value = key === null ? review.answers[id] : READ[key]?.(review)
      return value === undefined ? [] : [[id, value]]
    }),
  )

/** With what waits to be sent. */
export const withPending = (answers: Answers, fields: Field[], pending: Review['pending']): Answers =>
  new Map([
    ...answers,
    ...fields.flatMap((field): [number, AnswerValue][] => {
      const value = pending?.[keptAs(field)]
      return value === undefined ? [] : [[field.id, value]]
    }),
  ])

/** What was typed into the fields that are asked now; what was not sent stays as it is. */
export const wantedOf = (fields: Field[], typed: Typed): Answers =>
  new Map(
    inForce(fields).flatMap((field): [number, AnswerValue][] => {
      const value = field.kind === 'heading' ? undefined : typedAt(nameOf(field), typed)
      return value === undefined ? [] : [[field.id, answerOf(field, value)]]
    }),
  )

const isSame = (one: AnswerValue | undefined, other: AnswerValue | undefined) =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other)

/** What would change. */
export const changesIn = (now: Answers, wanted: Answers): Answers =>
  new Map([...wanted].filter(([id, value]) => !isSame(now.get(id), value)))

/** Where each answer goes: into its column, or to the answers of what chairs ask. */
export function placed(fields: Field[], answers: Answers) {
  const columns: Partial<Columns> = {}
  const made = new Map<number, AnswerValue>()
  for (const { id, key } of fields) {
    const value = answers.get(id)
    if (value === undefined) continue
    const write = key === null ? undefined : WRITE[key]
    if (write) Object.assign(columns, write(String(value)))
    else made.set(id, value)
  }
  return { columns, made }
}
