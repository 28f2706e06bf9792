// The question to each author: is this you, in this place, among these?
import { type Letter, SECRET } from '../core/outbox.ts'
import type { Authorship, Paper } from '../core/tables.ts'
import { to } from '../paths.ts'

type Line = Pick<Authorship, 'position' | 'name' | 'email' | 'affiliation' | 'orcid' | 'person_id'>
type Named = Pick<Paper, 'id' | 'title'>

const shownOf = ({ position, name, affiliation }: Line) => ({ place: position, name, affiliation })

/** The list as a letter shows it, and the way to confirm it; a token makes the way. */
export const listInLetter = (lines: Line[], own: Line) => ({
  authors: lines.map(shownOf),
  own: { ...shownOf(own), orcid: own.orcid },
  confirm: to.authorshipLetter(SECRET),
})

export const authorshipToConfirm = (paper: Named, lines: Line[], own: Line, token: string): Letter => ({
  to: { personId: own.person_id, name: own.name || own.email, email: own.email },
  subject: `Confirm the authors: "${paper.title}" (paper ${paper.id})`,
  view: 'authorships/mail/confirmation',
  model: {
    name: own.name || own.email,
    paper: { id: paper.id, title: paper.title },
    ...listInLetter(lines, own),
  },
  papers: [paper.id],
  secret: token,
})
