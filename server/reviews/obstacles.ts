// What stands between a review and its readers: answers that are missing or cannot be, and names that may not be meant to stand there.
import type { Reading } from '../context.ts'
import type { Objections } from '../core/form.ts'
import type { Field } from '../core/tables-fields.ts'
import { nameOf } from '../fields/answers.ts'
import { type Answers, askedOf } from '../fields/asked.ts'
import { gapsIn } from './gaps.ts'
import { namesSaid, namesWarning } from './names.ts'

/** Chairs know the names that they read. */
const isReadWidely = ({ kind, readers }: Field) =>
  (kind === 'long-text' || kind === 'text') && readers !== 'chairs'

type Named = { field: Field; names: string[] }

/** In all that is read by others than chairs. */
export async function namesFound(r: Reading, fields: Field[], answers: Answers): Promise<Named[]> {
  const found: Named[] = []
  for (const field of askedOf(fields, answers).filter(isReadWidely)) {
    const text = String(answers.get(field.id) ?? '')
    const names = text === '' ? [] : await namesSaid(r, text)
    if (names.length > 0) found.push({ field, names })
  }
  return found
}

export const namesAmong = async (r: Reading, fields: Field[], answers: Answers): Promise<string[]> => [
  ...new Set((await namesFound(r, fields, answers)).flatMap(({ names }) => names)),
]

export async function obstacles(
  r: Reading,
  fields: Field[],
  answers: Answers,
  namesAreFine: boolean,
): Promise<Objections> {
  const gaps = gapsIn(fields, answers)
  if (namesAreFine) return { problems: gaps, doubts: [] }
  const found = await namesFound(r, fields, answers)
  const warnings = found.map(({ field, names }): [string, string] => [nameOf(field), namesWarning(names)])
  return { problems: { ...gaps, ...Object.fromEntries(warnings) }, doubts: warnings.map(([name]) => name) }
}
