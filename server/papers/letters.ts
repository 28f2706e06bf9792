// Letters to the authors of a paper.
import type { Asked } from '../authorships/actions.ts'
import { asking } from '../authorships/letters.ts'
import type { Reading } from '../context.ts'
import { AOE, deadlineShown, inWords } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import type { PaperFile } from '../core/tables-files.ts'
import { isChairOf } from '../policy/viewer.ts'
import type { AuthorLine } from './queries.ts'

type To = Pick<AuthorLine, 'name' | 'email' | 'person_id'>
type Named = Pick<Paper, 'id' | 'title'>

const toAuthor = ({ name, email, person_id }: To) => ({ personId: person_id, name: name || email, email })

const about = (
  paper: Named,
  verb: string,
  view: string,
  to: To,
  more: Record<string, unknown> = {},
): Letter => ({
  to: toAuthor(to),
  subject: `${verb}: "${paper.title}" (paper ${paper.id})`,
  view: `papers/mail/${view}`,
  model: { name: to.name || to.email, paper: { id: paper.id, title: paper.title }, ...more },
  papers: [paper.id],
})

/** Both instants to the second, for the day on which somebody asks. */
const exact = (instant: Temporal.Instant) =>
  `${instant.round('second').toString()} (${inWords(instant, AOE)})`

/** Who did it in the authors' place: a chair, or null. */
const chairIn = ({ viewer }: Reading, { id }: Named) =>
  viewer.personId !== null && isChairOf(viewer, id) ? viewer.name : null

export function paperReceipt(r: Reading, paper: Paper, pdf: PaperFile, to: To, asked?: Asked): Letter {
  const closes = r.deadlines.submission?.closesAt
  const letter = about(paper, 'Submitted', 'receipt', to, {
    chair: chairIn(r, paper),
    version: pdf.version,
    sha256: pdf.sha256,
    pages: pdf.pages,
    size: pdf.size,
    began: exact(pdf.began_at),
    stored: exact(pdf.stored_at),
    submitted: exact(paper.submitted_at ?? r.now),
    closes: closes ? deadlineShown(closes, r.workshop.time_zone).aoe : null,
  })
  return asking(letter, asked)
}

export const paperWithdrawn = (r: Reading, paper: Paper, to: To): Letter =>
  about(paper, 'Withdrawn', 'withdrawn', to, { reason: paper.withdrawal_reason, chair: chairIn(r, paper) })

export const paperRestored = (paper: Paper, to: To): Letter =>
  about(paper, 'Back in the workshop', 'restored', to)

export const paperDeskRejected = (paper: Paper, to: To): Letter =>
  about(paper, 'Rejected without review', 'desk-rejected', to, { reason: paper.desk_rejection_reason })
