// What chairs are told when a conflict suspends an assignment.
import type { Letter } from '../core/outbox.ts'
import type { Paper, Person } from '../core/tables.ts'

type Story = { paper: Pick<Paper, 'id' | 'title'>; reviewer: string; reason: string; own: boolean }

export const assignmentSuspended = (chair: Person, { paper, ...story }: Story): Letter => ({
  to: { personId: chair.id, name: chair.name, email: chair.email },
  subject: `Find another reviewer: "${paper.title}" (paper ${paper.id})`,
  view: 'conflicts/mail/suspended',
  model: { chair: chair.name, paper: { id: paper.id, title: paper.title }, ...story },
  papers: [paper.id],
})
