// Reminding the authors of drafts that nothing is submitted yet.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import { gapsOfAll } from '../papers/missing.ts'
import { authorsOf } from '../papers/queries.ts'
import { draftIsOpen } from './letters.ts'
import { dueDrafts, markReminded } from './queries.ts'

/** At 72, 24 and 3 hours before its close, to those of its authors who have an account. Open to the schedule alone. */
export async function remindDrafts(w: Writing): Promise<void> {
  const drafts = await dueDrafts(w)
  if (drafts.length === 0) return
  const ids = drafts.map(({ id }) => id)
  const [gaps, authors] = [await gapsOfAll(w, drafts), await authorsOf(w, ids)]
  const letters = drafts.flatMap((draft) =>
    (authors.get(draft.id) ?? [])
      .filter(({ person_id }) => person_id !== null)
      .map((author) => draftIsOpen(w, draft, author, Object.values(gaps.get(draft.id) ?? {}))),
  )
  await markReminded(w, drafts)
  await sendAll(w, letters)
  for (const { id, title, hours } of drafts)
    await record(w, 'paper.reminded', { paperId: id, subject: title, details: { hours } })
}
