// What can happen to a review: saved, submitted, handed back.
import type { Writing } from '../context.ts'
import { clockTime } from '../core/dates.ts'
import { Stale } from '../core/errors.ts'
import { type Entry, type Fault, fault, type Problems } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import type { Review } from '../core/tables-reviewing.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayEditReview, mayRefuseReview, reviewGaps } from '../policy/reviews.ts'
import { must } from '../policy/verdict.ts'
import type { ReviewDraft } from './form.ts'
import { reviewRefused } from './letters.ts'
import { namesSaid, namesWarning } from './names.ts'
import { endAssignment, holdReview, keepVersion, type SeenReview, updateReview } from './queries.ts'

type Fields = Omit<ReviewDraft, 'version' | 'names_are_fine'>

const fieldsOf = ({ version: _, names_are_fine: __, ...fields }: ReviewDraft): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

const differs = (review: SeenReview, fields: Fields) =>
  JSON.stringify({ ...review, ...fields }) !== JSON.stringify(review)

const mayChange = (w: Writing, review: SeenReview) =>
  mayEditReview(w.viewer, review, w.deadlines, w.workshop.other_reviews)

/** The same text twice, as from a double press, overtakes nothing. */
function notOvertaken(w: Writing, review: SeenReview, draft: ReviewDraft): void {
  const isOld = draft.version !== undefined && draft.version !== review.version
  if (isOld && differs(review, fieldsOf(draft))) throw overtaken(w, review)
}

function overtaken(w: Writing, review: SeenReview): Stale {
  const { text, note, correctness, relevance, overall, confidence, fit_for_talk, version } = review
  const saved = review.saved_at
    ? ` You saved it there at ${clockTime(review.saved_at, w.workshop.time_zone)}.`
    : ''
  return new Stale(`This review changed in another tab.${saved} Nothing is lost: both versions stand here.`, {
    text,
    note,
    correctness,
    relevance,
    overall,
    confidence,
    fit_for_talk,
    version,
  })
}

/** What stands between this text and its readers: gaps, and names that may not be meant to stand in it. */
async function obstacles(w: Writing, review: Review, namesAreFine: boolean): Promise<Problems> {
  const gaps = reviewGaps(review)
  const named = namesAreFine ? [] : await namesSaid(w, review.text)
  return named.length === 0 ? gaps : { ...gaps, text: namesWarning(named) }
}

const stillTyped = (draft: ReviewDraft, problems: Problems, version: number): Fault =>
  fault(problems, { ...draft, version })

/** A draft may have gaps; what was submitted already stays complete. */
export async function saveReview(w: Writing, id: string, draft: ReviewDraft): Promise<Entry<SeenReview>> {
  const review = await holdReview(w, id)
  must(mayChange(w, review))
  notOvertaken(w, review, draft)
  if (review.submitted_at) return change(w, review, draft)
  return { ok: true, value: await saveDraft(w, review, draft) }
}

/** What became of a submission: nothing missing and sent, or still a draft, saved with what was typed. */
export type Submission = { review: SeenReview; missing: Problems }

/** Saves what came with it and submits; with gaps it stays a draft, saved all the same. */
export async function submitReview(w: Writing, id: string, draft: ReviewDraft): Promise<Entry<Submission>> {
  const review = await holdReview(w, id)
  must(mayChange(w, review))
  notOvertaken(w, review, draft)
  if (review.submitted_at) return nothingMissing(await change(w, review, draft))
  const fields = fieldsOf(draft)
  const missing = await obstacles(w, { ...review, ...fields }, draft.names_are_fine)
  if (Object.keys(missing).length > 0) {
    return { ok: true, value: { review: await saveDraft(w, review, draft), missing } }
  }
  const saved_at = differs(review, fields) ? w.now : (review.saved_at ?? w.now)
  const submitted = await updateReview(w, review, { ...fields, saved_at, submitted_at: w.now })
  await keepVersion(w, submitted)
  await record(w, 'review.submitted', lineOf(submitted))
  return nothingMissing({ ok: true, value: submitted })
}

const nothingMissing = (entry: Entry<SeenReview>): Entry<Submission> =>
  entry.ok ? { ok: true, value: { review: entry.value, missing: {} } } : entry

const lineOf = ({ paper_id, number }: Review) => ({ paperId: paper_id, subject: `Review ${number}` })

async function saveDraft(w: Writing, review: SeenReview, draft: ReviewDraft): Promise<SeenReview> {
  const fields = fieldsOf(draft)
  if (!differs(review, fields)) return review
  const saved = await updateReview(w, review, { ...fields, saved_at: w.now })
  await record(w, 'review.saved', lineOf(saved))
  return saved
}

/** Every version that others may have read is kept. */
async function change(w: Writing, review: SeenReview, draft: ReviewDraft): Promise<Entry<SeenReview>> {
  const fields = fieldsOf(draft)
  if (!differs(review, fields)) return { ok: true, value: review }
  const problems = await obstacles(w, { ...review, ...fields }, draft.names_are_fine)
  if (Object.keys(problems).length > 0) return stillTyped(draft, problems, review.version)
  const changed = await updateReview(w, review, { ...fields, saved_at: w.now })
  await keepVersion(w, changed)
  await record(w, 'review.changed', lineOf(changed))
  return { ok: true, value: changed }
}

/** Hands the paper back: its reviewer loses it at once, the chairs hear of it. */
export async function refuseReview(w: Writing, id: string, reason: string): Promise<SeenReview> {
  const review = await holdReview(w, id)
  must(mayRefuseReview(w.viewer, review, w.deadlines, w.workshop.other_reviews))
  const refused = await updateReview(w, review, { refused_at: w.now, refusal_reason: reason })
  await endAssignment(w, review, reason)
  await record(w, 'review.refused', { ...lineOf(review), details: { reason } })
  for (const chair of await chairsUnconflictedWith(w, review.paper_id)) {
    await send(w, reviewRefused(refused, chair))
  }
  return refused
}
