// The three letters that tell an author the decision on a paper.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { Outcome } from '../core/tables-reviewing.ts'

type Decided = { paper_id: number; title: string; outcome: Outcome }
type Author = { name: string; email: string | null; person_id: number | null }

const VERBS: Record<Outcome, string> = {
  talk: 'Accepted as a talk',
  poster: 'Accepted as a poster',
  reject: 'Not accepted',
}

export function decisionLetter(r: Reading, { paper_id, title, outcome }: Decided, author: Author): Letter {
  const email = author.email ?? ''
  const name = author.name || email
  const { time_zone: zone, board_limit: boardLimit, contact_email: contact } = r.workshop
  const camera = r.deadlines.camera_ready?.closesAt
  const { aoe = null, zoned = null } = camera ? deadlineShown(camera, zone) : {}
  return {
    to: { personId: author.person_id, name, email },
    subject: `${VERBS[outcome]}: "${title}" (paper ${paper_id})`,
    view: `decisions/mail/${outcome}`,
    model: {
      name,
      paper: { id: paper_id, title },
      due: aoe && { aoe, zoned },
      boardLimit,
      contact,
      hasAccount: author.person_id !== null,
    },
    papers: [paper_id],
  }
}
