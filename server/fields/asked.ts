// Which fields of a form are asked: not the retired ones, and those with a condition only where an earlier answer meets it.
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import { faultIn, isEmpty, missingIn } from './answers.ts'

export type Answers = ReadonlyMap<number, AnswerValue>

/** What a condition may look at: answers that are one of few. */
export const canBeCondition = ({ kind }: Pick<Field, 'kind'>) =>
  kind === 'choice' || kind === 'choices' || kind === 'confirmation' || kind === 'score'

export const CONFIRMED_OPTION = 'on'
const CONFIRMED = { value: CONFIRMED_OPTION, label: 'Confirmed' }

/** The answers that a condition may ask for. */
export function offeredBy({ kind, options }: Pick<Field, 'kind' | 'options'>) {
  if (kind === 'confirmation') return [CONFIRMED]
  return options.map((option, index) =>
    kind === 'score'
      ? { value: String(index + 1), label: `${index + 1}: ${option}` }
      : { value: option, label: option },
  )
}

/** “confirmed”, “4”, “A cluster”. */
export const conditionWords = (options: string[]) =>
  options.map((one) => (one === CONFIRMED_OPTION ? 'confirmed' : one))

export const inForce = (fields: Field[]): Field[] => fields.filter(({ retired_at }) => retired_at === null)

/** A condition on a field that is not asked itself is not met. */
function isMet(field: Field, asked: ReadonlyMap<number, Field>, answers: Answers): boolean {
  if (field.condition_id === null) return true
  const given = [answers.get(field.condition_id) ?? []].flat()
  return asked.has(field.condition_id) && given.some((one) => field.condition_options.includes(one))
}

/** In the order of the form, in which a condition looks only at what stands before. */
export function askedOf(fields: Field[], answers: Answers): Field[] {
  const asked = new Map<number, Field>()
  for (const field of inForce(fields)) if (isMet(field, asked, answers)) asked.set(field.id, field)
  return [...asked.values()]
}

/** Whose answers count: a retired question keeps its own, one whose condition is not met has none. */
export function standing(fields: Field[], answers: Answers): Field[] {
  const asked = new Set(askedOf(fields, answers).map(({ id }) => id))
  return fields.filter(({ id, retired_at }) => retired_at !== null || asked.has(id))
}

export type When = 'draft' | 'submission'

/** Of one field: why it cannot stay as it is; null where all is well. */
export function faultOf(field: Field, value: AnswerValue | undefined, when: When): string | null {
  if (value === undefined || isEmpty(value)) {
    const wanted = field.required === 'draft' || field.required === when
    return wanted ? missingIn(field) : null
  }
  return faultIn(field, value)
}
