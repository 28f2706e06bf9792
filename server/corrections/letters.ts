// Letters about corrections: the proposal to the contacts, their answer to the author.
import type { Letter } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
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
export const kinds = [proposed, accepted, declined]

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
