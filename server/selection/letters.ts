// A chair's own words to the authors of several papers: one letter a person, with all of that person's papers in it.
import type { Letter } from '../core/outbox.ts'
import { letter, letterKind } from '../mail/kind.ts'
import type { AuthorLine } from '../papers/queries.ts'
import { to } from '../paths.ts'
import type { Words } from './form.ts'

const KIND = letterKind(
  'selection/mail/words',
  'authors',
  ['name', 'subject', 'words', 'papers'],
  ['words', 'papers'],
)
export const kinds = [KIND]

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

export const wordsFromChairs = (author: Recipient, { subject, words }: Words, batchId: number): Letter =>
  letter(KIND, {
    to: { personId: author.person_id, name: author.name || author.email, email: author.email },
    values: {
      ...{ name: author.name || author.email, subject, words },
      papers: author.papers.map(({ id, title }) => ({
        ...{ id, words: `"${title}" (paper ${id})`, path: to.paper({ id }) },
      })),
    },
    papers: author.papers.map(({ id }) => id),
    batchId,
  })
