// The question that letters to authors carry: is this you, in this place, among these?
import { type Letter, SECRET } from '../core/outbox.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import { to } from '../paths.ts'

type Line = Pick<Authorship, 'position' | 'name' | 'email' | 'affiliation' | 'orcid' | 'person_id'>
const shownOf = ({ position, name, affiliation }: Line) => ({ place: position, name, affiliation })

type Asked = { line: Line; lines: Line[]; token: string }

/** A letter to an author, with the list and the way to confirm it where that author is asked; its views include `authorships/mail/_question`. */
export function asking(letter: Letter, asked: Asked | undefined): Letter {
  if (!asked) return { ...letter, model: { ...letter.model, question: null } }
  const { line, lines, token } = asked
  const question = {
    authors: lines.map(shownOf),
    place: line.position,
    orcid: line.orcid,
    path: to.authorshipLetter(SECRET),
  }
  return { ...letter, model: { ...letter.model, question }, secret: token }
}
