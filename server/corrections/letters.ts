// Letters about corrections: the proposal to the contacts, their answer to the author.
import type { Letter } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship, Correction } from '../core/tables-authorships.ts'
import { to } from '../paths.ts'

type Line = Pick<Authorship, 'position' | 'name' | 'email' | 'affiliation' | 'person_id'>
type Named = Pick<Paper, 'id' | 'title'>

const about = (
  paper: Named,
  verb: string,
  view: string,
  line: Omit<Line, 'position' | 'affiliation'>,
  more: object,
): Letter => ({
  to: { personId: line.person_id, name: line.name || line.email, email: line.email },
  subject: `${verb}: "${paper.title}" (paper ${paper.id})`,
  view: `corrections/mail/${view}`,
  model: { name: line.name || line.email, paper: { id: paper.id, title: paper.title }, ...more },
  papers: [paper.id],
})

type Proposal = Pick<Correction, 'leaves' | 'note' | 'name' | 'affiliation' | 'position'>

export const correctionProposed = (paper: Named, contact: Line, from: Line, proposal: Proposal): Letter =>
  about(paper, 'Accept or decline a correction', 'proposed', contact, {
    from: { place: from.position, name: from.name || from.email, affiliation: from.affiliation },
    proposal: { ...proposal, place: proposal.position },
    path: to.authorships(paper),
  })

export const correctionAnswered = (paper: Named, line: Line, accepted: boolean): Letter =>
  about(paper, accepted ? 'Corrected' : 'Not corrected', 'answered', line, { accepted })
