// Who is written to about the conflicts of a paper.
import type { Reading } from '../context.ts'
import { type AuthorLine, authorsOf } from '../papers/queries.ts'

export async function contactsOf(r: Reading, paperId: number): Promise<AuthorLine[]> {
  const authors = (await authorsOf(r, [paperId])).get(paperId) ?? []
  return authors.filter(({ contact, email }) => contact && email)
}
