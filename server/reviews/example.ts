// What authors would read of a review in this form, with invented answers.
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import { type Answers, inForce } from '../fields/asked.ts'
import { type AnswersRead, answersRead } from './readable.ts'

function answerTo({ kind, label, options }: Field): AnswerValue {
  const [first = ''] = options
  if (kind === 'score') return String(Math.ceil(options.length / 2))
  if (kind === 'choice') return first
  if (kind === 'choices') return [first]
  if (kind === 'confirmation') return 'on'
  return kind === 'long-text' ? `What is written here about *${label}*, with $x^2$ as math.` : 'A few words.'
}

export function exampleFor(fields: Field[]): AnswersRead {
  const asked = inForce(fields).filter(({ kind }) => kind !== 'heading')
  const answers: Answers = new Map(asked.map((field) => [field.id, answerTo(field)]))
  const readable = new Set(asked.filter(({ readers }) => readers === 'authors' || readers === 'decided'))
  return answersRead(fields, readable, answers, { readers: true, past: false })
}
