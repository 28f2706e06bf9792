// What authors are told when a deadline moves or their draft is admitted.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import type { AuthorLine } from '../papers/queries.ts'

type To = Pick<AuthorLine, 'name' | 'email' | 'person_id'>
type Named = Pick<Paper, 'id' | 'title'>

/** None to an author without an address. */
function letter({ id, title }: Named, to: To, verb: string, view: string, more: object = {}): Letter[] {
  if (!to.email) return []
  return [
    {
      to: { personId: to.person_id, name: to.name || to.email, email: to.email },
      subject: `${verb}: "${title}" (paper ${id})`,
      view: `extensions/mail/${view}`,
      model: { name: to.name || to.email, paper: { id, title }, ...more },
      papers: [id],
    },
  ]
}

const closing = (r: Reading, until: Temporal.Instant) => {
  const { aoe, zoned } = deadlineShown(until, r.workshop.time_zone)
  return { aoe, zoned }
}

export const deadlineMoved = (r: Reading, paper: Named, to: To, until: Temporal.Instant): Letter[] =>
  letter(paper, to, 'More time for your draft', 'moved', { closes: closing(r, until) })

export const paperExtended = (
  r: Reading,
  paper: Named,
  to: To,
  { until, reason }: { until: Temporal.Instant; reason: string },
): Letter[] =>
  letter(paper, to, 'More time for your paper', 'extended', { closes: closing(r, until), reason })

export const draftAdmitted = (paper: Named, to: To): Letter[] =>
  letter(paper, to, 'Admitted after the deadline', 'admitted')
