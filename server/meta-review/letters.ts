// What is written to whom about meta-reviews.
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'

const asked = letterKind('meta-review/mail/asked', 'reviewers', ['name', ...PAPER, 'link'], ['link'])
export const kinds = [asked]

/** A chair asks for a meta-review. */
export const metaAsked = (
  person: { id: number; name: string; email: string },
  paper: { id: number; title: string },
): Letter =>
  letter(asked, {
    to: { personId: person.id, name: person.name, email: person.email },
    values: { name: person.name, ...named(paper), link: to.metaReview(paper) },
    papers: [paper.id],
  })
