// What authors are told of a chair who acts for them.
import type { Letter } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import type { AuthorLine } from '../papers/queries.ts'

type To = Pick<AuthorLine, 'name' | 'email' | 'person_id'>
type Named = Pick<Paper, 'id' | 'title'>

/** None to an author without an address. */
function letter({ id, title }: Named, to: To, view: 'began' | 'ended', more: object): Letter[] {
  if (!to.email) return []
  const verb = { began: 'A chair acts for you', ended: 'A chair acted for you' }[view]
  return [
    {
      to: { personId: to.person_id, name: to.name || to.email, email: to.email },
      subject: `${verb}: "${title}" (paper ${id})`,
      view: `proxies/mail/${view}`,
      model: { name: to.name || to.email, paper: { id, title }, ...more },
      papers: [id],
    },
  ]
}

export const actingBegan = (paper: Named, to: To, why: { chair: string; reason: string }): Letter[] =>
  letter(paper, to, 'began', why)

export const actingEnded = (paper: Named, to: To, what: { chair: string; changes: string[] }): Letter[] =>
  letter(paper, to, 'ended', what)
