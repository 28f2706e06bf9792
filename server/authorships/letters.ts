// The question that letters to authors carry: is this you, in this place, among these?
import type { Item, Value } from '../core/letter-fields.ts'
import { type Letter, SECRET } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'

type Line = Pick<Authorship, 'position' | 'name' | 'email' | 'affiliation' | 'orcid' | 'person_id'>
type Asked = { line: Line; lines: Line[]; token: string }

export const QUESTION = ['place', 'authors', 'link.question'] as const

const question = letterKind(
  'authorships/mail/question',
  'authors',
  ['name', ...PAPER, ...QUESTION, 'asker'],
  ['link.question'],
)
export const kinds = [question]

const shownOf = ({ position, name, affiliation, orcid }: Line, own: Line): Item => {
  const iD = position === own.position && orcid ? `ORCID ${orcid}` : ''
  return { words: [name, affiliation, iD].filter(Boolean).join(', ') }
}

/** What a letter to an author says of the list, and the way to confirm it, where that author is asked. */
export function questionOf(asked: Asked | undefined): {
  values: Record<(typeof QUESTION)[number], Value>
  secret?: string
} {
  if (!asked) return { values: { place: null, authors: null, 'link.question': null } }
  const { line, lines, token } = asked
  const values = {
    place: line.position,
    authors: lines.map((one) => shownOf(one, line)),
    'link.question': to.authorshipLetter(SECRET),
  }
  return { values, secret: token }
}

/** `asker`: who wants the author to be asked once more. */
export function questionAgain(paper: Pick<Paper, 'id' | 'title'>, asked: Asked, asker: string): Letter {
  const { line } = asked
  const { values, ...secret } = questionOf(asked)
  const name = line.name || line.email
  return letter(question, {
    to: { personId: line.person_id, name, email: line.email },
    values: { name, asker, ...named(paper), ...values },
    papers: [paper.id],
    ...secret,
  })
}
