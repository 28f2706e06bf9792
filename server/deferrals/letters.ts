// The question to the chairs for more days, and their answer.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { to } from '../paths.ts'
import { reviewingOf } from '../policy/deadlines.ts'
import type { Task } from '../tasks/queries.ts'
import type { Wanted } from './form.ts'
import type { SeenDeferral } from './queries.ts'

const some = (days: number) => `${days} ${days === 1 ? 'day' : 'days'}`

export const daysAsked = (
  r: Reading,
  task: Task,
  { days, days_reason: reason }: Wanted,
  chair: Person,
): Letter => {
  const { id, title } = task.paper
  const due = reviewingOf(r.deadlines, task)?.closesAt
  return {
    to: { personId: chair.id, name: chair.name, email: chair.email },
    subject: `Answer: ${some(days)} more for "${title}" (paper ${id})`,
    view: 'deferrals/mail/asked',
    model: {
      chair: chair.name,
      reviewer: task.reviewer.name,
      paper: { id, title },
      ...{ length: some(days), reason, started: task.saved_at !== null, path: to.deferrals() },
      due: due ? deadlineShown(due, r.workshop.time_zone).aoe : null,
    },
    papers: [id],
  }
}

/** `until`: the new date, or null where the old one stays. */
export function daysAnswered(r: Reading, deferral: SeenDeferral, until: Temporal.Instant | null): Letter {
  const { paper_id: id, title, review_id: review, person_id, reviewer: name, email } = deferral
  const due = until ?? reviewingOf(r.deadlines, deferral)?.closesAt ?? null
  const shown = due && deadlineShown(due, r.workshop.time_zone)
  return {
    to: { personId: person_id, name, email },
    subject: until
      ? `You have ${some(deferral.days)} more: "${title}" (paper ${id})`
      : `The date stays: "${title}" (paper ${id})`,
    view: 'deferrals/mail/answered',
    model: {
      ...{ name, granted: until !== null, length: some(deferral.days), paper: { id, title } },
      due: shown && { aoe: shown.aoe, zoned: shown.zoned },
      paths: { review: to.review({ id: review }), task: to.task({ id: review }) },
    },
    papers: [id],
  }
}
