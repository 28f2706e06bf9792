// What a chair does with several papers at once: all of it, or nothing.
import type { Writing } from '../context.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { openBatch, sendAll } from '../core/outbox.ts'
import { extendPaper } from '../extensions/actions.ts'
import { writtenLately } from '../mail/queries.ts'
import { deskReject } from '../papers/actions.ts'
import { authorsOf, holdPaper } from '../papers/queries.ts'
import { mayWriteToAuthors } from '../policy/letters.ts'
import { must } from '../policy/verdict.ts'
import type { Words } from './form.ts'
import { wordsFromChairs } from './letters.ts'
import { recipientsOf } from './recipients.ts'

const inOrder = (ids: number[]) => ids.toSorted((a, b) => a - b)

/** Open to whom deskReject lets, paper by paper; the journal has its lines. */
export async function deskRejectAll(w: Writing, ids: number[], reason: string): Promise<number> {
  for (const id of inOrder(ids)) await deskReject(w, id, reason)
  return ids.length
}

/** Open to whom extendPaper lets, paper by paper; the journal has its lines. */
export async function extendAll(
  w: Writing,
  ids: number[],
  { until, reason }: { until: Temporal.Instant; reason: string },
): Promise<number | Fault> {
  for (const id of inOrder(ids)) {
    const refused = await extendPaper(w, id, { until, reason })
    if (refused) return fault({ until: Object.values(refused.problems).join(' ') })
  }
  return ids.length
}

/** Every chair reads the title of a batch, so it counts and names nothing; the subject stands in the letters. */
const TITLE = 'A letter to authors'

/** A batch that waits under /mail until a chair has read it and sends it. */
export async function writeToAuthors(w: Writing, ids: number[], words: Words): Promise<string> {
  const papers = []
  for (const id of inOrder(ids)) {
    const paper = await holdPaper(w, id)
    must(mayWriteToAuthors(w.viewer, paper))
    papers.push(paper)
  }
  const recipients = recipientsOf(papers, await authorsOf(w, ids))
  const about = { kind: 'papers', title: TITLE } as const
  const before = await writtenLately(w, { ...about, ...words, to: recipients.map(({ email }) => email) })
  // What has left already is written once more on purpose.
  if (before?.dispatched_at === null) return before.id
  const batchId = await openBatch(w, about)
  await sendAll(
    w,
    recipients.map((to) => wordsFromChairs(to, words, batchId)),
  )
  for (const { id, title } of papers)
    await record(w, 'paper.authors-written', { paperId: id, subject: title })
  return batchId
}
