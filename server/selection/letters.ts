// A chair's own words to the authors of several papers: one letter a person, with all of that person's papers in it.
import type { Letter } from '../core/outbox.ts'
import type { AuthorLine } from '../papers/queries.ts'
import type { Words } from './form.ts'

type Named = { id: number; title: string }
export type Recipient = Pick<AuthorLine, 'name' | 'email' | 'person_id'> & { papers: Named[] }

/** Each address once; an author without one gets nothing. */
export function recipientsOf(papers: Named[], authors: Map<number, AuthorLine[]>): Recipient[] {
  const all = new Map<string, Recipient>()
  for (const { id, title } of papers) {
    for (const { name, email, person_id } of authors.get(id) ?? []) {
      if (!email) continue
      const known = all.get(email) ?? { name, email, person_id, papers: [] }
      all.set(email, { ...known, papers: [...known.papers, { id, title }] })
    }
  }
  return [...all.values()]
}

export const wordsFromChairs = (to: Recipient, { subject, words }: Words, batchId: number): Letter => ({
  to: { personId: to.person_id, name: to.name || to.email, email: to.email },
  subject,
  view: 'selection/mail/words',
  model: { name: to.name || to.email, words, papers: to.papers },
  papers: to.papers.map(({ id }) => id),
  batchId,
})
