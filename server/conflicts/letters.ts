// Letters about conflicts: a suspended assignment and an answer to the chairs, a question to the contacts.
import type { Letter } from '../core/outbox.ts'
import type { Paper, Person } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import type { Conflict } from '../core/tables-conflicts.ts'
import { to } from '../paths.ts'

type Named = Pick<Paper, 'id' | 'title'>
type Story = { paper: Named; reviewer: string; reason: string; own: boolean }

const toChair = ({ id, name, email }: Person) => ({ personId: id, name, email })

export const assignmentSuspended = (chair: Person, { paper, ...story }: Story): Letter => ({
  to: toChair(chair),
  subject: `Find another reviewer: "${paper.title}" (paper ${paper.id})`,
  view: 'conflicts/mail/suspended',
  model: { chair: chair.name, paper: { id: paper.id, title: paper.title }, ...story },
  papers: [paper.id],
})

/** The address as the authors typed it: a name would tell whether it has an account. */
export const conflictQuestioned = (
  paper: Named,
  contact: { name: string; email: string; person_id: number | null },
  story: { address: string; reason: string; question: string },
): Letter => ({
  to: { personId: contact.person_id, name: contact.name || contact.email, email: contact.email },
  subject: `Explain a conflict: "${paper.title}" (paper ${paper.id})`,
  view: 'conflicts/mail/questioned',
  model: {
    name: contact.name || contact.email,
    paper: { id: paper.id, title: paper.title },
    ...story,
    path: to.conflicts(paper),
  },
  papers: [paper.id],
})

export const conflictJustified = (
  chair: Person,
  paper: Named,
  story: { address: string; question: string; justification: string },
): Letter => ({
  to: toChair(chair),
  subject: `A conflict is explained: "${paper.title}" (paper ${paper.id})`,
  view: 'conflicts/mail/justified',
  model: {
    name: chair.name,
    paper: { id: paper.id, title: paper.title },
    ...story,
    path: to.conflicts(paper),
  },
  papers: [paper.id],
})

/** Of what its authors have declared; nobody else knows of the conflict. */
export const conflictRuled = (
  paper: Named,
  contacts: Pick<Authorship, 'name' | 'email' | 'person_id'>[],
  { declared_as, email: address, reason }: Conflict,
  ruling: 'confirmed' | 'lifted',
): Letter[] =>
  (declared_as === 'author' && address ? contacts : []).map(({ name, email, person_id }) => ({
    to: { personId: person_id, name: name || email, email },
    subject: `A conflict is ${ruling}: "${paper.title}" (paper ${paper.id})`,
    view: 'conflicts/mail/ruled',
    model: {
      name: name || email,
      paper: { id: paper.id, title: paper.title },
      ...{ address, reason, ruling, path: to.conflicts(paper) },
    },
    papers: [paper.id],
  }))
