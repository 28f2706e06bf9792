// What is written to whom about responses.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import type { Viewer } from '../policy/viewer.ts'
import type { ToCall } from './queries.ts'

/** The window is open, and until when. It tells of reviews, not how many they are. */
export function respondNow(r: Reading, { id, title, person_id, name, email }: ToCall): Letter {
  const closes = r.deadlines.response?.closesAt ?? r.now
  const { aoe, zoned } = deadlineShown(closes, r.workshop.time_zone)
  return {
    to: { personId: person_id, name, email },
    subject: `Respond to the reviews: "${title}" (paper ${id})`,
    view: 'response/mail/open',
    model: { name, paper: { id, title }, closes: { aoe, zoned } },
    papers: [id],
  }
}

/** For reviewers of the paper who may read it. */
export const responseSent = (
  { personId, name, email }: Viewer,
  paper: { id: number; title: string },
): Letter => ({
  to: { personId, name, email },
  subject: `The authors have responded: "${paper.title}" (paper ${paper.id})`,
  view: 'response/mail/sent',
  model: { name, paper: { id: paper.id, title: paper.title } },
  papers: [paper.id],
})
