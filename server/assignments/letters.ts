// What reviewers are told: which papers are theirs now, and which one no longer is.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import { type Letter, SECRET } from '../core/outbox.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { HeldAssignment } from './queries.ts'
import type { ReadyRow } from './queries-dispatch.ts'

const assigned = letterKind(
  'assignments/mail/assigned',
  'reviewers',
  ['name', 'papers', 'due', 'link.reviews', 'link.answer'],
  ['papers'],
)
const ended = letterKind('assignments/mail/ended', 'reviewers', ['name', ...PAPER, 'link.reviews'])
export const kinds = [assigned, ended]

/** `token`: of the link by which the papers are answered. */
export type Told = { batchId: string; token: string }

/**
 * All of one reviewer's new papers. Nothing but `papers` tells of them, not even a number: a chair in conflict with one
 * of them reads this letter without it.
 */
export function assignmentLetter(r: Reading, rows: ReadyRow[], { batchId, token }: Told): Letter {
  const { person_id = null, name = '', email = '' } = rows[0] ?? {}
  const due = r.deadlines.review?.closesAt
  return letter(assigned, {
    to: { personId: person_id, name, email },
    values: {
      name,
      papers: rows.map(({ paper_id: id, title }) => ({ id, words: `Paper ${id}: "${title}"` })),
      due: due ? deadlineShown(due, r.workshop.time_zone).aoe : null,
      'link.reviews': to.reviews(),
      'link.answer': to.offers(SECRET),
    },
    secret: token,
    papers: rows.map(({ paper_id }) => paper_id),
    batchId,
  })
}

export const assignmentEnded = ({ person_id, name, email, paper_id, title }: HeldAssignment): Letter =>
  letter(ended, {
    to: { personId: person_id, name, email },
    values: { name, ...named({ id: paper_id, title }), 'link.reviews': to.reviews() },
    papers: [paper_id],
  })
