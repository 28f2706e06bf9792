// Telling all authors what has changed in a submitted paper, once it has been left alone for a while.
import { askAuthors } from '../authorships/actions.ts'
import { authorLines } from '../authorships/queries.ts'
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import { type AuthorFacts, changesBetween } from './changes.ts'
import { paperChanged } from './letters.ts'
import { type Changed, changedPapers, rememberReceipt } from './queries.ts'

/** The form saves by itself while somebody writes; one letter tells of all of it. */
const QUIET = { minutes: 10 }

/** Who stands on the list now, and who stood there when it was last told. */
function readers({ before, after }: Changed): AuthorFacts[] {
  const all = [...before.authors, ...after.authors].filter(({ email }) => email !== '')
  return [...new Map(all.map((author) => [author.email, author])).values()]
}

/** Open to the schedule alone. */
export async function tellOfChanges(w: Writing): Promise<void> {
  for (const paper of await changedPapers(w, QUIET)) {
    const changes = changesBetween(paper.before, paper.after)
    await rememberReceipt(w, paper.id)
    if (changes.length === 0) continue
    const asked = await askAuthors(w, paper.id, await authorLines(w, paper.id))
    const isGone = ({ email }: AuthorFacts) => !paper.after.authors.some((author) => author.email === email)
    const questionTo = ({ email }: AuthorFacts) => asked.find(({ line }) => line.email === email)
    await sendAll(
      w,
      readers(paper).map((author) =>
        paperChanged(
          paper,
          author,
          { changes, chairs: paper.chairs, isGone: isGone(author) },
          questionTo(author),
        ),
      ),
    )
    await record(w, 'paper.changes-told', { paperId: paper.id, subject: paper.title, details: { changes } })
  }
}
