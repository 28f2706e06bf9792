// What all authors of a paper are told by letter.
import type { Asked } from '../authorships/actions.ts'
import { authorLines } from '../authorships/queries.ts'
import type { Writing } from '../context.ts'
import { type Letter, sendAll } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import type { PaperFile } from '../core/tables-files.ts'
import { paperReceipt } from './letters.ts'
import type { AuthorLine } from './queries.ts'

/**
 * One receipt for each author: the file's SHA-256, when its first and last byte arrived, and for those who are asked a
 * link to confirm. Open to actions, which have asked policy; the journal has their line.
 */
export async function sendReceipts(
  w: Writing,
  paper: Paper,
  pdf: PaperFile,
  { asked = [], authors }: { asked?: Asked[]; authors?: AuthorLine[] } = {},
) {
  const questionTo = ({ email }: AuthorLine) => asked.find(({ line }) => line.email === email)
  const letter = (author: AuthorLine) => paperReceipt(w, paper, pdf, author, questionTo(author))
  await tellAuthors(w, paper.id, letter, authors)
}

/** `known`: the list as it stands, where the caller has it. */
export async function tellAuthors(
  w: Writing,
  id: number,
  letter: (author: AuthorLine) => Letter,
  known?: AuthorLine[],
): Promise<void> {
  const authors = known ?? (await authorLines(w, id))
  await sendAll(w, authors.filter(({ email }) => email !== '').map(letter))
}
