// The question to one reviewer, whether they step in.
import type { Told } from '../assignments/letters.ts'
import type { ReadyRow } from '../assignments/queries-dispatch.ts'
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import { type Letter, SECRET } from '../core/outbox.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'
import { isLate } from '../policy/deadlines.ts'

const asked = letterKind(
  'standins/mail/asked',
  'reviewers',
  ['name', ...PAPER, 'due', 'due.past', 'link'],
  ['link'],
)
export const kinds = [asked]

export function standinAsked(r: Reading, row: ReadyRow, { batchId, token }: Told): Letter {
  const { person_id, name, email, paper_id, title } = row
  const closes = r.deadlines.review?.closesAt
  const due = closes ? deadlineShown(closes, r.workshop.time_zone).aoe : null
  const isPast = isLate(r.deadlines.review, r.now)
  return letter(asked, {
    to: { personId: person_id, name, email },
    values: {
      name,
      ...named({ id: paper_id, title }),
      ...{ due: isPast ? null : due, 'due.past': isPast ? due : null },
      link: to.offers(SECRET),
    },
    secret: token,
    papers: [paper_id],
    batchId,
  })
}
