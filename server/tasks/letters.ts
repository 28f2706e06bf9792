// What the chairs are told when a reviewer cannot finish.
import type { Letter } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { Task } from './queries.ts'

const unable = letterKind(
  'tasks/mail/unable',
  'chairs',
  ['name', ...PAPER, 'reviewer.name', 'reviewer.progress', 'reviewer.reason', 'link', 'link.paper'],
  ['reviewer.name', 'link'],
)
export const kinds = [unable]

export const reviewerIsUnable = (
  { paper, reviewer, saved_at }: Task,
  reason: string,
  chair: Person,
): Letter =>
  letter(unable, {
    to: { personId: chair.id, name: chair.name, email: chair.email },
    values: {
      ...{ name: chair.name, ...named(paper) },
      'reviewer.name': reviewer.name,
      'reviewer.progress': saved_at
        ? 'A draft stands, and stays with its writer.'
        : 'Nothing is written yet.',
      'reviewer.reason': reason,
      link: to.standins(paper),
      'link.paper': to.paper(paper),
    },
    papers: [paper.id],
  })
