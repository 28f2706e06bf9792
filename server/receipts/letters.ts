// The receipt of a change: what is different since the last one.
import type { Letter } from '../core/outbox.ts'
import type { AuthorFacts } from './changes.ts'

export const paperChanged = (
  { id, title }: { id: number; title: string },
  { name, email }: AuthorFacts,
  changes: string[],
  chairs: string[],
): Letter => ({
  to: { personId: null, name: name || email, email },
  subject: `Changed: "${title}" (paper ${id})`,
  view: 'receipts/mail/changed',
  model: { name: name || email, paper: { id, title }, changes, chairs },
  papers: [id],
})
