// What authors are told when a deadline moves or their draft is admitted.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import type { AuthorLine } from '../papers/queries.ts'
import { to } from '../paths.ts'

type To = Pick<AuthorLine, 'name' | 'email' | 'person_id'>
type Named = Pick<Paper, 'id' | 'title'>

const CLOSING = ['name', ...PAPER, 'closes', 'closes.zoned', 'link.edit'] as const

const moved = letterKind('extensions/mail/moved', 'authors', CLOSING, ['closes'])
const extended = letterKind('extensions/mail/extended', 'authors', [...CLOSING, 'reason'], ['closes'])
const admitted = letterKind('extensions/mail/admitted', 'authors', ['name', ...PAPER, 'link.paper'])
export const kinds = [moved, extended, admitted]

const toAuthor = ({ person_id, name, email }: To) => ({ personId: person_id, name: name || email, email })

const closing = (r: Reading, paper: Named, author: To, until: Temporal.Instant) => {
  const { aoe, zoned } = deadlineShown(until, r.workshop.time_zone)
  return {
    ...{ name: author.name || author.email, ...named(paper), closes: aoe },
    'closes.zoned': zoned,
    'link.edit': to.editPaper(paper),
  }
}

/** None of these goes to an author without an address. */
export const deadlineMoved = (r: Reading, paper: Named, author: To, until: Temporal.Instant): Letter[] =>
  author.email
    ? [letter(moved, { to: toAuthor(author), values: closing(r, paper, author, until), papers: [paper.id] })]
    : []

export const paperExtended = (
  r: Reading,
  paper: Named,
  author: To,
  { until, reason }: { until: Temporal.Instant; reason: string },
): Letter[] => {
  const values = { ...closing(r, paper, author, until), reason }
  return author.email ? [letter(extended, { to: toAuthor(author), values, papers: [paper.id] })] : []
}

export const draftAdmitted = (paper: Named, author: To): Letter[] => {
  const values = { name: author.name || author.email, ...named(paper), 'link.paper': to.paper(paper) }
  return author.email ? [letter(admitted, { to: toAuthor(author), values, papers: [paper.id] })] : []
}
