// What is written to whom about reviews.
import type { Letter } from '../core/outbox.ts'
import type { Person } from '../core/tables.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { SeenReview } from './queries.ts'

const refused = letterKind(
  'reviews/mail/refused',
  'chairs',
  ['name', ...PAPER, 'reviewer.name', 'reviewer.reason', 'link', 'link.assignments', 'link.paper'],
  ['reviewer.name'],
)
export const kinds = [refused]

/** A paper was handed back: the chairs have to find another reviewer. */
export const reviewRefused = ({ paper, reviewer, refusal_reason }: SeenReview, chair: Person): Letter =>
  letter(refused, {
    to: { personId: chair.id, name: chair.name, email: chair.email },
    values: {
      ...{ name: chair.name, ...named(paper) },
      'reviewer.name': reviewer.name,
      'reviewer.reason': refusal_reason,
      link: to.standins(paper),
      'link.assignments': to.assignments(),
      'link.paper': to.paper(paper),
    },
    papers: [paper.id],
  })
