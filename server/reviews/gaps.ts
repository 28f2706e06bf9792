// What a review still needs before it can be submitted, by the names of its fields.
import type { Problems } from '../core/form.ts'
import type { Field } from '../core/tables-fields.ts'
import { isEmpty, nameOf } from '../fields/answers.ts'
import { type Answers, askedOf, faultOf } from '../fields/asked.ts'

export function gapsIn(fields: Field[], answers: Answers): Problems {
  const gaps = askedOf(fields, answers).flatMap((field): [string, string][] => {
    const fault = faultOf(field, answers.get(field.id), 'submission')
    return fault ? [[nameOf(field), fault]] : []
  })
  return Object.fromEntries(gaps)
}

/** What a review that was sent has no answer to, by its labels: it was asked, or required, only afterwards. */
export const askedSince = (fields: Field[], answers: Answers): string[] =>
  askedOf(fields, answers).flatMap(({ id, label, required }) =>
    required !== 'never' && isEmpty(answers.get(id)) ? [label] : [],
  )

/** Of what has to be answered, how much is, in hundredths. */
export function percentDone(fields: Field[], answers: Answers): number {
  const wanted = askedOf(fields, answers).filter(({ required }) => required !== 'never').length
  const missing = Object.keys(gapsIn(fields, answers)).length
  return wanted === 0 ? 100 : Math.max(0, Math.round(100 * (1 - missing / wanted)))
}
