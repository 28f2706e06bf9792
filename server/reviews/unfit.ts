// What of a typed review cannot even be kept as a draft.
import type { Problems } from '../core/form.ts'
import type { Field } from '../core/tables-fields.ts'
import { faultIn, isEmpty, nameOf } from '../fields/answers.ts'
import type { Answers } from '../fields/asked.ts'

export const LONGEST = 40_000
export const tooLong = `This is longer than ${LONGEST} characters. Shorten it.`

/** Numbers that no scale has, and texts longer than any review. */
export function unfitIn(fields: Field[], wanted: Answers): Problems {
  const problems: Problems = {}
  for (const field of fields) {
    const value = wanted.get(field.id)
    if (value === undefined || isEmpty(value)) continue
    const fault = field.kind === 'score' ? faultIn(field, value) : null
    const isLong = [value].flat().join('').length > LONGEST
    if (fault || isLong) problems[nameOf(field)] = fault ?? tooLong
  }
  return problems
}
