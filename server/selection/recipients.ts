// Who gets a letter about several papers: each address once, with all of its papers. Pure.
import type { AuthorLine } from '../papers/queries.ts'

type Named = { id: number; title: string }
export type Recipient = Pick<AuthorLine, 'name' | 'email' | 'person_id'> & { papers: Named[] }

/** An author without an address gets nothing. */
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
