// A paper is flagged, and a chair says what became of it.
import { viewersOf, type Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import { holdPaper, type SeenPaper } from '../papers/queries.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayCloseFlag, mayRaiseFlag, maySeeFlag } from '../policy/flags.ts'
import { must, yes } from '../policy/verdict.ts'
import type { Closing, Raised } from './form.ts'
import { kindInWords } from './kinds.ts'
import { flagClosed, paperFlagged } from './letters.ts'
import { closeFlagRow, holdFlag, insertFlag, raisedBefore, type SeenFlag } from './queries.ts'

export async function raiseFlag(w: Writing, paperId: number, raised: Raised): Promise<SeenPaper> {
  const paper = await holdPaper(w, paperId)
  must(mayRaiseFlag(w.viewer, paper))
  const row = { paper_id: paperId, ...raised }
  if (await raisedBefore(w, row)) return paper
  await insertFlag(w, row)
  await record(w, 'flag.raised', { paperId, details: { kind: kindInWords(raised.kind) } })
  const chairs = await chairsUnconflictedWith(w, paperId)
  await sendAll(
    w,
    chairs
      .filter(({ id }) => id !== w.viewer.personId)
      .map((chair) => paperFlagged(paper, raised, w.viewer.name, chair)),
  )
  return paper
}

/** Whoever raised it hears of it, unless the paper is hidden from them by now. */
export async function closeFlag(w: Writing, id: string, closing: Closing): Promise<SeenFlag> {
  const flag = await holdFlag(w, id)
  must(mayCloseFlag(w.viewer, flag))
  await closeFlagRow(w, flag, closing)
  const { kind, paper_id: paperId, person_id } = flag
  await record(w, 'flag.closed', { paperId, details: { kind: kindInWords(kind), ...closing } })
  const raisers = await viewersOf(w.db, [person_id])
  await sendAll(
    w,
    raisers
      .filter((raiser) => raiser.personId !== w.viewer.personId && yes(maySeeFlag(raiser, flag)))
      .map((raiser) => flagClosed(flag, closing, raiser)),
  )
  return flag
}
