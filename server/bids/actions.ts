// Bidding: what a reviewer would like to read, would not, or may not. A bid is a row with its instant, so the journal counts none.
import { assignmentSuspended } from '../conflicts/letters.ts'
import { insertConflicts, isAssigned, updateConflict } from '../conflicts/queries.ts'
import type { Writing } from '../context.ts'
import { NotFound } from '../core/errors.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import type { ConflictKind } from '../core/tables-conflicts.ts'
import { chairsUnconflictedWith, findSelf } from '../people/queries.ts'
import { mayBid, mayBidNow, mayTakeBackOwnConflict } from '../policy/bids.ts'
import { must } from '../policy/verdict.ts'
import type { SaidBid } from './form.ts'
import { deleteBids, type HeldPaper, holdOwnConflict, holdPapers, putBids } from './queries.ts'

/** One answer as it is given, or many at once, as a page without scripts sends them. Returns the papers that are not on the list any more. */
export async function setBids(w: Writing, said: SaidBid[]): Promise<number[]> {
  must(mayBidNow(w.viewer, w.deadlines))
  const ids = said.map(({ paper }) => paper)
  const papers = (await holdPapers(w, ids)).filter(
    (paper) => mayBid(w.viewer, paper, w.deadlines) !== 'hidden',
  )
  const listed = new Map(papers.map((paper) => [paper.id, paper]))
  const found = said.filter(({ paper }) => listed.has(paper))
  const levels = found.flatMap(({ paper, word }) =>
    word === 'conflict' || word === 'none' ? [] : [{ paper_id: paper, level: word }],
  )
  if (levels.length > 0) await putBids(w, levels)
  await deleteBids(
    w,
    found.filter(({ word }) => word === 'none' || word === 'conflict').map(({ paper }) => paper),
  )
  for (const { paper, word, kind } of found) {
    const held = listed.get(paper)
    if (word === 'conflict' && held) await declareOwnConflict(w, held, kind)
  }
  const gone = said.filter(({ paper }) => !listed.has(paper))
  const back = gone.filter(({ word }) => word === 'none').map(({ paper }) => paper)
  for (const paper of back) await takeBackOwnConflict(w, paper)
  const missing = gone.map(({ paper }) => paper).filter((paper) => !back.includes(paper))
  if (missing.length === said.length) throw new NotFound()
  return missing
}

/** The paper is hidden from then on; where it was assigned already, the chairs look for somebody else. */
async function declareOwnConflict(w: Writing, paper: HeldPaper, kind: ConflictKind): Promise<void> {
  const self = await findSelf(w)
  const reason = 'Declared while bidding.'
  const own = { person_id: self.id, declared_by: self.id, declared_as: 'reviewer' } as const
  await insertConflicts(w, [{ ...own, paper_id: paper.id, kind, reason }])
  const details = { as: 'reviewer', kind, reason }
  await record(w, 'conflict.declared', { paperId: paper.id, subject: self.name, details })
  if (!(await isAssigned(w, paper.id, self.id))) return
  const story = { paper, reviewer: self.name, reason, by: 'own' as const }
  const chairs = (await chairsUnconflictedWith(w, paper.id)).filter(({ id }) => id !== self.id)
  await sendAll(
    w,
    chairs.map((chair) => assignmentSuspended(chair, story)),
  )
}

/** A slip of the finger. The paper comes back, unless somebody else has declared the same. */
async function takeBackOwnConflict(w: Writing, paperId: number): Promise<void> {
  const conflict = await holdOwnConflict(w, paperId)
  must(mayTakeBackOwnConflict(w.viewer, conflict, w.deadlines))
  await updateConflict(w, conflict.id, { lifted_at: w.now, lifted_by: w.viewer.personId })
  await record(w, 'conflict.removed', { paperId, subject: w.viewer.name })
}
