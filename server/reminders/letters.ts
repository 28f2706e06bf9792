// The letter that says: this is still a draft, and what it lacks.
import type { Reading } from '../context.ts'
import { deadlineShown, lengthInWords } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { AuthorLine } from '../papers/queries.ts'
import type { DueDraft } from './queries.ts'

type To = Pick<AuthorLine, 'name' | 'email' | 'person_id'>

export function draftIsOpen(r: Reading, draft: DueDraft, to: To, missing: string[]): Letter {
  const { id, title, closes } = draft
  const left = lengthInWords(r.now, closes)
  const { aoe, zoned } = deadlineShown(closes, r.workshop.time_zone)
  return {
    to: { personId: to.person_id, name: to.name || to.email, email: to.email },
    subject: `Not submitted yet, ${left} left: "${title}" (paper ${id})`,
    view: 'reminders/mail/draft',
    model: { name: to.name || to.email, paper: { id, title }, left, closes: { aoe, zoned }, missing },
    papers: [id],
  }
}
