// What stands between a review and its readers: answers that are missing or cannot be, and names that may not be meant to stand there.
import type { Reading } from '../context.ts'
import type { Problems } from '../core/form.ts'
import type { Field } from '../core/tables-fields.ts'
import { nameOf } from '../fields/answers.ts'
import { type Answers, askedOf } from '../fields/asked.ts'
import { gapsIn } from './gaps.ts'
import { namesSaid, namesWarning } from './names.ts'

/** Chairs know the names that they read. */
const isReadWidely = ({ kind, readers }: Field) =>
  (kind === 'long-text' || kind === 'text') && readers !== 'chairs'

async function namesFound(r: Reading, fields: Field[], answers: Answers): Promise<Problems> {
  const problems: Problems = {}
  for (const field of askedOf(fields, answers).filter(isReadWidely)) {
    const text = String(answers.get(field.id) ?? '')
    const names = text === '' ? [] : await namesSaid(r, text)
    if (names.length > 0) problems[nameOf(field)] = namesWarning(names)
  }
  return problems
}

export async function obstacles(
  r: Reading,
  fields: Field[],
  answers: Answers,
  namesAreFine: boolean,
): Promise<Problems> {
  const gaps = gapsIn(fields, answers)
  return namesAreFine ? gaps : { ...gaps, ...(await namesFound(r, fields, answers)) }
}
