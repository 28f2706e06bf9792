// Letters about corrections: the proposal to the contacts, their answer to the author.
import type { Letter } from '../core/outbox.ts'
import type { Paper, Person } from '../core/tables.ts'
import type { Authorship, Correction } from '../core/tables-authorships.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'

type Line = Pick<Authorship, 'position' | 'name' | 'email' | 'affiliation' | 'person_id'>
type Named = Pick<Paper, 'id' | 'title'>
type Proposal = Pick<Correction, 'leaves' | 'note' | 'name' | 'affiliation' | 'position'>

const proposed = letterKind(
  'corrections/mail/proposed',
  'authors',
  ['name', ...PAPER, 'proposal.now', 'proposal.new', 'proposal.note', 'link'],
  ['proposal.new', 'link'],
)
const accepted = letterKind('corrections/mail/accepted', 'authors', ['name', ...PAPER])
const declined = letterKind('corrections/mail/declined', 'authors', ['name', ...PAPER])
const address = letterKind(
  'corrections/mail/address',
  'chairs',
  ['name', ...PAPER, 'proposal.author', 'proposal.now', 'proposal.new', 'proposal.note', 'asker', 'link'],
  ['proposal.new', 'link'],
)
const addressRefused = letterKind('corrections/mail/address-declined', 'authors', [
  'name',
  ...PAPER,
  'proposal.author',
  'proposal.new',
])
export const kinds = [proposed, accepted, declined, address, addressRefused]

const toLine = ({ person_id, name, email }: Omit<Line, 'position'>) => ({
  ...{ personId: person_id, name: name || email, email },
})

const standing = ({ position, name, affiliation }: Pick<Line, 'position' | 'name' | 'affiliation'>) =>
  `${position}. ${[name, affiliation].filter(Boolean).join(', ')}`

export const correctionProposed = (paper: Named, contact: Line, from: Line, proposal: Proposal): Letter =>
  letter(proposed, {
    to: toLine(contact),
    values: {
      ...{ name: contact.name || contact.email, ...named(paper) },
      'proposal.now': standing({ ...from, name: from.name || from.email }),
      'proposal.new': proposal.leaves ? 'not an author' : standing(proposal),
      'proposal.note': proposal.note,
      link: to.authorships(paper),
    },
    papers: [paper.id],
  })

export const correctionAnswered = (paper: Named, line: Line, isAccepted: boolean): Letter =>
  letter(isAccepted ? accepted : declined, {
    to: toLine(line),
    values: { name: line.name || line.email, ...named(paper) },
    papers: [paper.id],
  })

type Address = { email: string; note: string; by: string }

export const addressProposed = (
  paper: Named,
  chair: Person,
  of: Line,
  { email, note, by }: Address,
): Letter =>
  letter(address, {
    to: { personId: chair.id, name: chair.name, email: chair.email },
    values: {
      ...{ name: chair.name, ...named(paper), asker: by },
      'proposal.author': of.name || of.email,
      'proposal.now': of.email,
      'proposal.new': email,
      'proposal.note': note,
      link: to.authorships(paper),
    },
    papers: [paper.id],
  })

export const addressDeclined = (paper: Named, contact: Line, of: Line, email: string): Letter =>
  letter(addressRefused, {
    to: toLine(contact),
    values: {
      ...{ name: contact.name || contact.email, ...named(paper) },
      'proposal.author': of.name || of.email,
      'proposal.new': email,
    },
    papers: [paper.id],
  })
