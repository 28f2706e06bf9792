// The question to one reviewer, whether they step in.
import type { Told } from '../assignments/letters.ts'
import type { ReadyRow } from '../assignments/queries-dispatch.ts'
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import { type Letter, SECRET } from '../core/outbox.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'

const asked = letterKind('standins/mail/asked', 'reviewers', ['name', ...PAPER, 'due', 'link'], ['link'])
export const kinds = [asked]

export function standinAsked(r: Reading, row: ReadyRow, { batchId, token }: Told): Letter {
  const { person_id, name, email, paper_id, title } = row
  const due = r.deadlines.review?.closesAt
  return letter(asked, {
    to: { personId: person_id, name, email },
    values: {
      name,
      ...named({ id: paper_id, title }),
      due: due ? deadlineShown(due, r.workshop.time_zone).aoe : null,
      link: to.offers(SECRET),
    },
    secret: token,
    papers: [paper_id],
    batchId,
  })
}
