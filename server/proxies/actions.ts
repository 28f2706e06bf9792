// A chair acts for the authors of a paper: from a reason that they are told until it is over, and they are told what changed.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import { authorsOf, holdPaper } from '../papers/queries.ts'
import { mayActFor, mayStopActing } from '../policy/proxies.ts'
import { must } from '../policy/verdict.ts'
import { ownId } from '../policy/viewer.ts'
import { changesBetween } from '../receipts/changes.ts'
import { actingBegan, actingEnded } from './letters.ts'
import { type Ended, endedProxy, insertProxy, longStanding } from './queries.ts'

export async function actForAuthors(w: Writing, paperId: number, reason: string): Promise<void> {
  const paper = await holdPaper(w, paperId)
  must(mayActFor(w.viewer, paper))
  await insertProxy(w, paperId, reason)
  const authors = (await authorsOf(w, [paperId])).get(paperId) ?? []
  const details = { reason, acting_for: authors.map(({ name, email }) => name || email).join(', ') }
  await record(w, 'proxy.began', { paperId, subject: paper.title, details })
  await sendAll(
    w,
    authors.flatMap((to) => actingBegan(paper, to, { chair: w.viewer.name, reason })),
  )
}

export async function stopActing(w: Writing, paperId: number): Promise<void> {
  const paper = await holdPaper(w, paperId)
  must(mayStopActing(w.viewer, paper))
  await end(w, await endedProxy(w, paperId, ownId(w.viewer)))
}

/** Who forgot to stop stops after a day. Open to the schedule alone. */
export async function endLongProxies(w: Writing): Promise<void> {
  const before = w.now.subtract({ hours: 24 })
  for (const { paper_id, chair_id } of await longStanding(w, before)) {
    await end(w, await endedProxy(w, paper_id, chair_id))
  }
}

/** Of a submitted paper the receipts tell its authors what has changed; of a draft only this letter does. */
async function end(w: Writing, { paper, chair, before, after }: Ended): Promise<void> {
  const changes = changesBetween(before, after)
  await record(w, 'proxy.ended', { paperId: paper.id, subject: paper.title, details: { chair, changes } })
  if (paper.submitted_at) return
  const authors = (await authorsOf(w, [paper.id])).get(paper.id) ?? []
  await sendAll(
    w,
    authors.flatMap((to) => actingEnded(paper, to, { chair, changes })),
  )
}
