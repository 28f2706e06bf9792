// What can happen: a chair decides, clears a decision, releases to an audience, takes a release back.
import type { Writing } from '../context.ts'
import { type Fault, fault } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { openBatch, sendAll } from '../core/outbox.ts'
import type { Audience, Outcome, Release } from '../core/tables-reviewing.ts'
import { holdPaper } from '../papers/queries.ts'
import { mayClearDecision, mayDecide, mayRelease, maySeeBoard, mayUndoRelease } from '../policy/decisions.ts'
import { must } from '../policy/verdict.ts'
import { decisionLetter } from './letters.ts'
import {
  authorsToTell,
  currentDecision,
  holdRelease,
  holdReleases,
  insertDecision,
  insertRelease,
  papersReleased,
  releasable,
  supersede,
  takeBack,
} from './queries.ts'
import { contradictions } from './readiness.ts'
import { reviewsForAuthors } from './reviews.ts'

/** A draft: nothing that authors or reviewers see depends on it. */
export async function decide(
  w: Writing,
  paperId: number,
  said: { outcome: Outcome; note: string },
): Promise<void> {
  const paper = await holdPaper(w, paperId)
  must(mayDecide(w.viewer, paper))
  const former = await currentDecision(w, paperId)
  if (former?.outcome === said.outcome && former.note === said.note) return
  if (former) await supersede(w, former)
  await insertDecision(w, paperId, said)
  const details = { outcome: said.outcome, former: former?.outcome ?? null }
  await record(w, 'decision.made', { paperId, subject: paper.title, details })
}

/** In the order of their numbers, so that two files at once do not wait for each other. */
export async function decideAll(w: Writing, all: { paperId: number; outcome: Outcome; note: string }[]) {
  must(maySeeBoard(w.viewer))
  for (const { paperId, ...said } of all) await decide(w, paperId, said)
}

export async function clearDecision(w: Writing, paperId: number): Promise<void> {
  const paper = await holdPaper(w, paperId)
  must(mayClearDecision(w.viewer, paper))
  const former = await currentDecision(w, paperId)
  if (!former) return
  await supersede(w, former)
  const details = { former: former.outcome }
  await record(w, 'decision.cleared', { paperId, subject: paper.title, details })
}

const recordRelease = async (
  w: Writing,
  verb: 'decision.released' | 'decision.release-undone',
  { id, audience }: Release,
) =>
  record(w, verb, {
    papers: await papersReleased(w, id),
    subject: `to ${audience}`,
    details: { release: id },
  })

export async function release(w: Writing, audience: Audience): Promise<Release | Fault> {
  must(mayRelease(w.viewer))
  await holdReleases(w)
  const drafts = await releasable(w, audience)
  const leaving = drafts.filter(({ in_review }) => in_review)
  const authors = await authorsToTell(
    w,
    leaving.map(({ paper_id }) => paper_id),
  )
  const [stop] = contradictions(audience, drafts, authors)
  if (stop) return fault({ audience: `${stop.strong} ${stop.text}` })
  const ids = leaving.map(({ decision_id }) => decision_id)
  if (audience === 'reviewers') return announce(w, { audience, batch_id: null }, ids)
  const batch_id = await openBatch(w, { kind: 'decisions', title: 'Decisions for authors' })
  const reviews = await reviewsForAuthors(
    w,
    leaving.map(({ paper_id }) => paper_id),
  )
  const titles = new Map(leaving.map((draft) => [draft.paper_id, draft]))
  const letters = authors.flatMap((author) => {
    const draft = titles.get(author.paper_id)
    return draft ? [{ ...decisionLetter(w, draft, author, reviews), batchId: batch_id }] : []
  })
  await sendAll(w, letters)
  return announce(w, { audience, batch_id }, ids)
}

async function announce(w: Writing, to: Pick<Release, 'audience' | 'batch_id'>, decisionIds: number[]) {
  const released = await insertRelease(w, to, decisionIds)
  await recordRelease(w, 'decision.released', released)
  return released
}

export async function undoRelease(w: Writing, id: number): Promise<void> {
  const release = await holdRelease(w, id)
  must(mayUndoRelease(w.viewer, release))
  await takeBack(w, release)
  await recordRelease(w, 'decision.release-undone', release)
}
