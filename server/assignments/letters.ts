// What reviewers are told: which papers are theirs now, and which one no longer is.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import { to } from '../paths.ts'
import type { HeldAssignment } from './queries.ts'
import type { ReadyRow } from './queries-dispatch.ts'

/**
 * All of one reviewer's new papers. Nothing but `papers` tells of them, not even a number: a chair in conflict with one
 * of them reads this letter without it.
 */
export function assignmentLetter(r: Reading, rows: ReadyRow[], batchId: number): Letter {
  const { person_id = null, name = '', email = '' } = rows[0] ?? {}
  const due = r.deadlines.review?.closesAt
  return {
    to: { personId: person_id, name, email },
    subject: 'Review the papers assigned to you',
    view: 'assignments/mail/assigned',
    model: {
      name,
      papers: rows.map(({ paper_id, title }) => ({ id: paper_id, title })),
      due: due ? deadlineShown(due, r.workshop.time_zone).aoe : null,
      path: to.reviews(),
    },
    papers: rows.map(({ paper_id }) => paper_id),
    batchId,
  }
}

export const assignmentEnded = ({ person_id, name, email, paper_id, title }: HeldAssignment): Letter => ({
  to: { personId: person_id, name, email },
  subject: `Stop reviewing: "${title}" (paper ${paper_id})`,
  view: 'assignments/mail/ended',
  model: { name, paper: { id: paper_id, title } },
  papers: [paper_id],
})
