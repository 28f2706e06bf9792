// The chairs' own words in an invitation, with what differs from person to person.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import type { Invitation } from '../core/tables-reviewing.ts'

/** When reviews are due, where that is known. */
export function dueOf({ deadlines, workshop }: Reading): string | null {
  const closes = deadlines.review?.closesAt
  return closes ? deadlineShown(closes, workshop.time_zone).aoe : null
}

type Asked = Pick<Invitation, 'name' | 'load' | 'role' | 'message'>

export const filled = ({ message, name, load, role }: Asked, due: string | null): string =>
  message
    .replaceAll('{name}', name || 'colleague')
    .replaceAll('{load}', String(load))
    .replaceAll('{role}', role)
    .replaceAll('{due}', due ?? 'the date that we shall name')
