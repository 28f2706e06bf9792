// The question to the chairs for more days, and their answer.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { counted } from '../core/words.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'
import { reviewingOf } from '../policy/deadlines.ts'
import type { Task } from '../tasks/queries.ts'
import type { Wanted } from './form.ts'
import type { SeenDeferral } from './queries.ts'

const asked = letterKind(
  'deferrals/mail/asked',
  'chairs',
  ['name', ...PAPER, 'reviewer.name', 'reviewer.progress', 'reviewer.reason', 'days', 'due', 'link'],
  ['reviewer.name', 'link'],
)
const ANSWER = ['name', ...PAPER, 'days', 'due', 'due.zoned', 'link.review', 'link'] as const
const granted = letterKind('deferrals/mail/granted', 'reviewers', ANSWER, ['due'])
const given = letterKind('deferrals/mail/given', 'reviewers', [...ANSWER, 'reason'], ['due'])
const refused = letterKind('deferrals/mail/refused', 'reviewers', ANSWER)
export const kinds = [asked, granted, given, refused]

export const daysAsked = (
  r: Reading,
  task: Task,
  { days, days_reason: reason }: Wanted,
  chair: Person,
): Letter => {
  const due = reviewingOf(r.deadlines, task)?.closesAt
  return letter(asked, {
    to: { personId: chair.id, name: chair.name, email: chair.email },
    values: {
      ...{ name: chair.name, ...named(task.paper), days: counted(days, 'day') },
      'reviewer.name': task.reviewer.name,
      'reviewer.progress': task.saved_at ? 'A draft stands.' : 'Nothing is written yet.',
      'reviewer.reason': reason,
      due: due ? deadlineShown(due, r.workshop.time_zone).aoe : null,
      link: to.deferrals(),
    },
    papers: [task.paper.id],
  })
}

/** Nobody had asked. */
export function daysGiven(
  r: Reading,
  { id: review, paper }: Task,
  { days, days_reason: reason }: Wanted,
  { to: reviewer, until }: { to: Person; until: Temporal.Instant },
): Letter {
  const { aoe, zoned } = deadlineShown(until, r.workshop.time_zone)
  return letter(given, {
    to: { personId: reviewer.id, name: reviewer.name, email: reviewer.email },
    values: {
      ...{ name: reviewer.name, ...named(paper), days: counted(days, 'day'), due: aoe, reason },
      'due.zoned': zoned,
      'link.review': to.review({ id: review }),
      link: to.task({ id: review }),
    },
    papers: [paper.id],
  })
}

/** `until`: the new date, or null where the old one stays. */
export function daysAnswered(r: Reading, deferral: SeenDeferral, until: Temporal.Instant | null): Letter {
  const { paper_id, title, review_id: review, person_id, reviewer: name, email } = deferral
  const due = until ?? reviewingOf(r.deadlines, deferral)?.closesAt ?? null
  const { aoe = null, zoned = null } = due ? deadlineShown(due, r.workshop.time_zone) : {}
  return letter(until ? granted : refused, {
    to: { personId: person_id, name, email },
    values: {
      ...{ name, ...named({ id: paper_id, title }), days: counted(deferral.days, 'day'), due: aoe },
      'due.zoned': zoned,
      'link.review': to.review({ id: review }),
      link: to.task({ id: review }),
    },
    papers: [paper_id],
  })
}
