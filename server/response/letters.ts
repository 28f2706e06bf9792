// What is written to whom about responses.
import type { Reading } from '../context.ts'
import { deadlineShown } from '../core/dates.ts'
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { Viewer } from '../policy/viewer.ts'
import type { ToCall } from './queries.ts'

const open = letterKind(
  'response/mail/open',
  'authors',
  ['name', ...PAPER, 'closes', 'closes.zoned', 'link'],
  ['closes', 'link'],
)
const sent = letterKind('response/mail/sent', 'reviewers', ['name', ...PAPER, 'link.paper'], ['link.paper'])
export const kinds = [open, sent]

/** The window is open, and until when. It tells of reviews, not how many they are. */
export function respondNow(r: Reading, { id, title, person_id, name, email }: ToCall): Letter {
  const { aoe, zoned } = deadlineShown(r.deadlines.response?.closesAt ?? r.now, r.workshop.time_zone)
  return letter(open, {
    to: { personId: person_id, name, email },
    values: {
      ...{ name, ...named({ id, title }), closes: aoe },
      'closes.zoned': zoned,
      link: to.response({ id }),
    },
    papers: [id],
  })
}

/** For reviewers of the paper who may read it. */
export const responseSent = (
  { personId, name, email }: Viewer,
  paper: { id: number; title: string },
): Letter =>
  letter(sent, {
    to: { personId, name, email },
    values: { name, ...named(paper), 'link.paper': to.paper(paper) },
    papers: [paper.id],
  })
