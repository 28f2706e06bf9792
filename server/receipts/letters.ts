// The receipt of a change: what is different since the last one.
import type { Asked } from '../authorships/actions.ts'
import { QUESTION, questionOf } from '../authorships/letters.ts'
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind, named, PAPER } from '../mail/kind.ts'
import { to } from '../paths.ts'
import type { AuthorFacts } from './changes.ts'

const changed = letterKind(
  'receipts/mail/changed',
  'authors',
  ['name', ...PAPER, ...QUESTION, 'changes', 'chair', 'link.paper'],
  ['changes', 'link.question'],
)
export const kinds = [changed]

type Change = { changes: string[]; chairs: string[]; isGone: boolean }

/** An address that was mistyped is a stranger's, who is told that it was taken back, and nothing else of the paper. */
const TAKEN_BACK = 'This address does not stand on its list of authors any more.'

export function paperChanged(
  paper: { id: number; title: string },
  { name, email }: AuthorFacts,
  { changes, chairs, isGone }: Change,
  asked: Asked | undefined,
): Letter {
  const { values, ...secret } = questionOf(asked)
  return letter(changed, {
    to: { personId: null, name: name || email, email },
    values: {
      ...{ name: name || email, ...named(paper), ...values },
      changes: (isGone ? [TAKEN_BACK] : changes).map((words) => ({ words })),
      chair: chairs.join(', '),
      'link.paper': isGone ? null : to.paper(paper),
    },
    papers: [paper.id],
    ...secret,
  })
}
