// The receipts of a paper: letters that prove which file arrived, and when.
import type { Writing } from '../context.ts'
import { send } from '../core/outbox.ts'
import type { Paper } from '../core/tables.ts'
import { currentFile } from '../files/queries.ts'
import { paperReceipt } from './letters.ts'
import { authorsOf } from './queries.ts'

/** One receipt for each author: the file's SHA-256 and when its first and its last byte arrived. */
export async function sendReceipts(w: Writing, paper: Paper): Promise<void> {
  const pdf = await currentFile(w, paper.id, 'paper')
  for (const author of (await authorsOf(w, [paper.id])).get(paper.id) ?? []) {
    if (author.email && pdf) await send(w, paperReceipt(w, paper, pdf, author))
  }
}
