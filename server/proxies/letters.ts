// What authors are told of a chair who acts for them.
import type { Letter } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import type { AuthorLine } from '../papers/queries.ts'
import { to } from '../paths.ts'

type To = Pick<AuthorLine, 'name' | 'email' | 'person_id'>
type Named = Pick<Paper, 'id' | 'title'>

const ABOUT = ['name', ...PAPER, 'chair', 'link.paper'] as const

const began = letterKind('proxies/mail/began', 'authors', [...ABOUT, 'reason'], ['chair'])
const ended = letterKind('proxies/mail/ended', 'authors', [...ABOUT, 'changes'], ['chair'])
export const kinds = [began, ended]

const head = (paper: Named, { name, email, person_id }: To) => ({
  to: { personId: person_id, name: name || email, email },
  papers: [paper.id],
})

const about = (paper: Named, author: To, chair: string) => ({
  ...{ name: author.name || author.email, ...named(paper), chair },
  'link.paper': to.paper(paper),
})

/** None of these goes to an author without an address. */
export const actingBegan = (
  paper: Named,
  author: To,
  { chair, reason }: { chair: string; reason: string },
): Letter[] => {
  const values = { ...about(paper, author, chair), reason }
  return author.email ? [letter(began, { ...head(paper, author), values })] : []
}

export const actingEnded = (
  paper: Named,
  author: To,
  { chair, changes }: { chair: string; changes: string[] },
): Letter[] => {
  const said = changes.length > 0 ? changes : ['Nothing.']
  const values = { ...about(paper, author, chair), changes: said.map((words) => ({ words })) }
  return author.email ? [letter(ended, { ...head(paper, author), values })] : []
}
