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

type Change = { changes: string[]; chairs: string[] }

export function paperChanged(
  paper: { id: number; title: string },
  { name, email }: AuthorFacts,
  { changes, chairs }: Change,
  asked: Asked | undefined,
): Letter {
  const { values, ...secret } = questionOf(asked)
  return letter(changed, {
    to: { personId: null, name: name || email, email },
    values: {
      ...{ name: name || email, ...named(paper), ...values },
      changes: changes.map((words) => ({ words })),
      chair: chairs.join(', '),
      'link.paper': to.paper(paper),
    },
    papers: [paper.id],
    ...secret,
  })
}
