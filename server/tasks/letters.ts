// What the chairs are told when a reviewer cannot finish.
import type { Letter } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { to } from '../paths.ts'
import type { Task } from './queries.ts'

export const reviewerIsUnable = (
  { paper: { id, title }, reviewer, saved_at }: Task,
  reason: string,
  chair: Person,
): Letter => ({
  to: { personId: chair.id, name: chair.name, email: chair.email },
  subject: `Find a stand-in: "${title}" (paper ${id})`,
  view: 'tasks/mail/unable',
  model: {
    chair: chair.name,
    reviewer: reviewer.name,
    paper: { id, title },
    reason,
    started: saved_at !== null,
    path: to.standins({ id }),
  },
  papers: [id],
})
