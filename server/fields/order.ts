// The order of a form: moved by one place, and never so that a question looks at an answer that comes later.
import type { Field } from '../core/tables-fields.ts'

export type Direction = 'up' | 'down'
type Placed = Pick<Field, 'id' | 'condition_id' | 'label' | 'retired_at'>

/** Past the next field that is in force; null where there is none. */
export function moved<T extends Placed>(fields: T[], id: number, direction: Direction): T[] | null {
  const from = fields.findIndex((field) => field.id === id)
  const step = direction === 'up' ? -1 : 1
  let to = from + step
  while (fields[to]?.retired_at) to += step
  const field = fields[from]
  if (!field || !fields[to]) return null
  const rest = fields.toSpliced(from, 1)
  return rest.toSpliced(to, 0, field)
}

/** The first field whose condition does not stand before it. */
export const misplaced = <T extends Placed>(fields: T[]): T | undefined =>
  fields.find(
    ({ condition_id }, index) =>
      condition_id !== null && !fields.slice(0, index).some(({ id }) => id === condition_id),
  )

export const dependents = <T extends Placed>(fields: T[], id: number): T[] =>
  fields.filter(({ condition_id, retired_at }) => condition_id === id && retired_at === null)
