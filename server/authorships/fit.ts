// Whether a list of authors may stand: until the freeze, within the limit, with a contact who has confirmed to be an author.
import type { Reading } from '../context.ts'
import type { Problems } from '../core/form.ts'
import type { Authorship } from '../core/tables-authorships.ts'
import { mayChangeAuthors } from '../policy/authorships.ts'
import type { DatedPaper } from '../policy/papers.ts'
import { because } from '../policy/verdict.ts'
import type { AuthorTyped } from './form.ts'
import { knownAuthors } from './queries.ts'

const FIRST = 'authors[0][email]'
const LAST_CONTACT =
  'Keep a contact who has confirmed to be an author, like yourself: somebody must be able to edit the paper.'

const isSame = (before: Authorship[], authors: AuthorTyped[]) =>
  before.length === authors.length &&
  before.every((line, index) => {
    const { name, email, affiliation, orcid, contact } = authors[index] ?? { name: null }
    const more = [orcid ?? line.orcid, contact ?? line.contact]
    const typed = JSON.stringify([name, email, affiliation, ...more])
    return typed === JSON.stringify([line.name, line.email, line.affiliation, line.orcid, line.contact])
  })

/**
 * Confirmed, and not: with an account. Whether the address of a co-author has one is nobody's to learn, and who has
 * confirmed can make one at any time.
 */
function keepsContact({ viewer }: Reading, before: Authorship[], authors: AuthorTyped[]): boolean {
  const lines = new Map(before.map((line) => [line.email, line]))
  const isProved = (email: string) =>
    viewer.emails.has(email) || (lines.get(email)?.confirmed_at ?? null) !== null
  const had = before.some(({ email, contact }) => contact && isProved(email))
  return (
    !had ||
    authors.some(({ email, contact }) => (contact ?? lines.get(email)?.contact ?? true) && isProved(email))
  )
}

/** By field, in words; null where the list may stand, after the one before. A fixed list that comes back as it is, is no fault. */
export function authorsProblem(
  r: Reading,
  paper: DatedPaper,
  authors: AuthorTyped[],
  before: Authorship[],
): Problems | null {
  if (isSame(before, authors)) return null
  const verdict = mayChangeAuthors(r.viewer, paper, r.deadlines, r.workshop.authors_freeze_at)
  const refusal = because(verdict)
  if (refusal) return { [FIRST]: refusal }
  const most = r.workshop.author_limit
  if (authors.length > most && authors.length > before.length && !r.viewer.isChair) {
    return { [`authors[${most}][email]`]: `A paper can have at most ${most} authors.` }
  }
  return keepsContact(r, before, authors) ? null : { [FIRST]: LAST_CONTACT }
}

/** Where only an address was typed, what the viewer's own papers say of it. */
export async function withKnown(r: Reading, authors: AuthorTyped[]): Promise<AuthorTyped[]> {
  if (!authors.some(({ email, name }) => email && !name)) return authors
  const known = new Map((await knownAuthors(r)).map((author) => [author.email, author]))
  return authors.map((author) => {
    const earlier = author.name ? undefined : known.get(author.email)
    if (!earlier) return author
    const { name, affiliation, orcid } = earlier
    return {
      ...author,
      name,
      affiliation: author.affiliation || affiliation,
      orcid: author.orcid || orcid,
    }
  })
}
