// Letters about conflicts: a suspended assignment and an answer to the chairs, a question to the contacts.
import type { Letter } from '../core/outbox.ts'
import type { Paper, Person } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import type { Conflict } from '../core/tables-conflicts.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'

type Named = Pick<Paper, 'id' | 'title'>
type Contact = Pick<Authorship, 'name' | 'email' | 'person_id'>
/** `by`: the reviewer, somebody else, or the list of authors, where an address of the reviewer stands now. */
type Story = { paper: Named; reviewer: string; reason: string; by: 'own' | 'other' | 'list' }

const DECLARED = ['name', ...PAPER, 'link.conflicts', 'conflict.address', 'conflict.reason'] as const

const suspended = letterKind('conflicts/mail/suspended', 'chairs', [
  'name',
  ...PAPER,
  'reviewer.name',
  'reviewer.conflict',
  'reviewer.reason',
  'link.assignments',
  'link.conflicts',
])
const questioned = letterKind(
  'conflicts/mail/questioned',
  'authors',
  [...DECLARED, 'conflict.question'],
  ['conflict.question', 'link.conflicts'],
)
const justified = letterKind(
  'conflicts/mail/justified',
  'chairs',
  ['name', ...PAPER, 'link.conflicts', 'conflict.address', 'conflict.question', 'conflict.answer'],
  ['conflict.answer'],
)
const confirmed = letterKind('conflicts/mail/confirmed', 'authors', DECLARED)
const lifted = letterKind('conflicts/mail/lifted', 'authors', DECLARED)
export const kinds = [suspended, questioned, justified, confirmed, lifted]

const toChair = ({ id, name, email }: Person) => ({ personId: id, name, email })
const toContact = ({ name, email, person_id }: Contact) => ({
  personId: person_id,
  name: name || email,
  email,
})

const CONFLICT: Record<Story['by'], (reviewer: string) => string> = {
  own: (reviewer) => `${reviewer} has declared a conflict with this paper.`,
  other: (reviewer) => `A conflict was declared between ${reviewer} and this paper.`,
  list: (reviewer) => `An address of ${reviewer} stands on the list of authors now.`,
}

export const assignmentSuspended = (chair: Person, { paper, reviewer, reason, by }: Story): Letter =>
  letter(suspended, {
    to: toChair(chair),
    values: {
      ...{ name: chair.name, ...named(paper) },
      'reviewer.name': reviewer,
      'reviewer.conflict': CONFLICT[by](reviewer),
      'reviewer.reason': reason,
      'link.assignments': to.assignments(),
      'link.conflicts': to.conflicts(paper),
    },
    papers: [paper.id],
  })

/** The address as the authors typed it: a name would tell whether it has an account. */
export const conflictQuestioned = (
  paper: Named,
  contact: Contact,
  { address, reason, question }: { address: string; reason: string; question: string },
): Letter =>
  letter(questioned, {
    to: toContact(contact),
    values: { ...declared(paper, contact, address, reason), 'conflict.question': question },
    papers: [paper.id],
  })

const declared = (paper: Named, contact: Contact, address: string, reason: string) => ({
  name: contact.name || contact.email,
  ...named(paper),
  'conflict.address': address,
  'conflict.reason': reason,
  'link.conflicts': to.conflicts(paper),
})

export const conflictJustified = (
  chair: Person,
  paper: Named,
  { address, question, justification }: { address: string; question: string; justification: string },
): Letter =>
  letter(justified, {
    to: toChair(chair),
    values: {
      ...{ name: chair.name, ...named(paper) },
      'conflict.address': address,
      'conflict.question': question,
      'conflict.answer': justification,
      'link.conflicts': to.conflicts(paper),
    },
    papers: [paper.id],
  })

/** Of what its authors have declared; nobody else knows of the conflict. */
export const conflictRuled = (
  paper: Named,
  contacts: Contact[],
  { declared_as, email: address, reason }: Conflict,
  ruling: 'confirmed' | 'lifted',
): Letter[] =>
  (declared_as === 'author' && address ? contacts : []).map((contact) =>
    letter(ruling === 'confirmed' ? confirmed : lifted, {
      to: toContact(contact),
      values: declared(paper, contact, address ?? '', reason),
      papers: [paper.id],
    }),
  )
