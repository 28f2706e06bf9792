// What a reviewer is told who no longer is one.
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind } from '../mail/kind.ts'
import type { Leaving, Open } from './queries.ts'

const departed = letterKind('departures/mail/departed', 'reviewers', ['name', 'reason', 'papers'])
export const kinds = [departed]

/** Nothing but `papers` tells of them: a chair in conflict with one of them reads this letter without it. */
export const reviewerDeparted = ({ id, name, email }: Leaving, reason: string, open: Open[]): Letter => {
  const known = open.filter(({ told }) => told)
  return letter(departed, {
    to: { personId: id, name, email },
    values: {
      name,
      reason,
      papers: known.map((one) => ({ id: one.paper_id, words: `Paper ${one.paper_id}: "${one.title}"` })),
    },
    papers: known.map(({ paper_id }) => paper_id),
  })
}
