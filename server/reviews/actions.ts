// What can happen to a review: saved, submitted, handed back.
import type { Writing } from '../context.ts'
import type { Objections } from '../core/form.ts'
import { record } from '../core/journal.ts'
import { send } from '../core/outbox.ts'
import type { Review } from '../core/tables-reviewing.ts'
import type { Answers } from '../fields/asked.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayEditReview, mayRefuseReview } from '../policy/reviews.ts'
import { must } from '../policy/verdict.ts'
import { changesIn, keptAs } from './answers.ts'
import type { Difference } from './differences.ts'
import type { ReviewDraft } from './form.ts'
import { reviewRefused } from './letters.ts'
import { obstacles } from './obstacles.ts'
import { holdReview, type SeenReview } from './queries.ts'
import { insertSubstitute } from './queries-substitutes.ts'
import { endAssignment, updateReview } from './queries-writing.ts'
import type { Refusal } from './refusal-form.ts'
import { isChanged, type Opened, opened, write } from './saving.ts'

/** What became of a form. `problems`: why it does not count yet, or was not kept; `clash`: another one saved first. */
export type Saved = Objections & { review: SeenReview; clash: Difference[]; isKept: boolean }

const NONE: Objections = { problems: {}, doubts: [] }
const isFine = ({ problems }: Objections) => Object.keys(problems).length === 0

const lineOf = ({ paper_id, number }: Review) => ({ paperId: paper_id, subject: `Review ${number}` })

const kept = (review: SeenReview, objections = NONE): Saved => ({
  ...objections,
  review,
  clash: [],
  isKept: true,
})

/** What ends before anything is written: nothing of it can be kept, or it was overtaken. */
function stopped({ review, unfit, isOld, clash }: Opened): Saved | null {
  if (Object.keys(unfit).length > 0) return { ...NONE, review, problems: unfit, clash: [], isKept: false }
  if (isOld) return kept(review)
  return clash.length > 0 ? { ...NONE, review, clash, isKept: false } : null
}

/** A draft may have gaps; what was submitted already stays complete. */
export async function saveReview(w: Writing, id: string, draft: ReviewDraft): Promise<Saved> {
  const form = await opened(w, id, draft)
  must(mayEditReview(w.viewer, form.review, w.deadlines, w.workshop.other_reviews))
  return stopped(form) ?? (form.review.submitted_at ? change(w, form) : kept(await saveDraft(w, form)))
}

/** A form that saves itself: what was submitted stands as it is, and what is typed into it waits until it is sent. */
export async function keepReview(w: Writing, id: string, draft: ReviewDraft): Promise<Saved> {
  const form = await opened(w, id, draft)
  must(mayEditReview(w.viewer, form.review, w.deadlines, w.workshop.other_reviews))
  const { review, standing, changes } = form
  const end = stopped(form)
  if (end) return end
  if (!review.submitted_at) return kept(await saveDraft(w, form))
  const objections = await obstacles(w, form.fields, new Map([...standing, ...changes]), draft.names_are_fine)
  if (!isChanged(form)) return kept(review, objections)
  const written = await write(w, form, {
    answers: new Map(),
    change: { pending: waiting(form), saved_at: review.saved_at },
    is_draft: true,
  })
  return kept(written.review, objections)
}

/** What differs from the submitted review, by the names of the fields; null where nothing does. */
function waiting({ fields, counting, standing, changes }: Opened): Review['pending'] {
  const different = changesIn(counting, new Map([...standing, ...changes]))
  const named = fields.flatMap((field) => {
    const value = different.get(field.id)
    return value === undefined ? [] : [[keptAs(field), value] as const]
  })
  return named.length === 0 ? null : Object.fromEntries(named)
}

/** Saves what came with it and submits; with gaps it stays a draft, saved all the same. */
export async function submitReview(w: Writing, id: string, draft: ReviewDraft): Promise<Saved> {
  const form = await opened(w, id, draft)
  must(mayEditReview(w.viewer, form.review, w.deadlines, w.workshop.other_reviews))
  const { review, fields, standing, changes } = form
  const end = stopped(form)
  if (end) return end
  if (review.submitted_at) return change(w, form)
  const objections = await obstacles(w, fields, new Map([...standing, ...changes]), draft.names_are_fine)
  if (!isFine(objections)) return kept(await saveDraft(w, form), objections)
  const saved_at = isChanged(form) ? w.now : (review.saved_at ?? w.now)
  const written = await write(w, form, {
    answers: changes,
    change: { saved_at, submitted_at: w.now },
    is_draft: false,
  })
  await record(w, 'review.submitted', lineOf(written.review))
  return kept(written.review)
}

type Brought = { id: string; draft: ReviewDraft }

/** Several at once, from a file. What cannot be submitted is kept as a draft, or beside what was submitted. */
export async function bringReviews(w: Writing, brought: Brought[], submits: boolean): Promise<Saved[]> {
  const saved = new Map<string, Saved>()
  // In one order for everybody, so that two files at once wait for each other and end.
  for (const { id, draft } of brought.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const sent = submits ? await submitReview(w, id, draft) : null
    const isEnded = sent !== null && (sent.isKept || sent.clash.length > 0)
    saved.set(id, isEnded ? sent : await keepReview(w, id, draft))
  }
  return brought.flatMap(({ id }) => saved.get(id) ?? [])
}

/** A form that saves itself every few seconds is one line of the journal for each version that it leaves. */
async function saveDraft(w: Writing, form: Opened): Promise<SeenReview> {
  if (!isChanged(form)) return form.review
  const { review, isNew } = await write(w, form, { answers: form.changes, change: {}, is_draft: true })
  if (isNew) await record(w, 'review.saved', lineOf(review))
  return review
}

/** Every version that others may have read is kept. */
async function change(w: Writing, form: Opened): Promise<Saved> {
  const { review, fields, counting, standing, changes, notes, draft } = form
  const next: Answers = new Map([...standing, ...changes])
  const different = changesIn(counting, next)
  if (different.size === 0 && notes === undefined && review.pending === null) return kept(review)
  const objections = await obstacles(w, fields, next, draft.names_are_fine)
  if (!isFine(objections)) return { ...kept(review, objections), isKept: false }
  const isSent = different.size > 0
  const written = await write(w, form, {
    answers: different,
    change: { pending: null, ...(isSent ? {} : { saved_at: review.saved_at }) },
    is_draft: !isSent,
  })
  if (isSent) await record(w, 'review.changed', lineOf(written.review))
  return kept(written.review)
}

/**
 * Hands the paper back: its reviewer loses it at once, the chairs hear of it. Whom they propose instead stands in no letter
 * and no journal: chairs read it beside the paper.
 */
export async function refuseReview(
  w: Writing,
  id: string,
  { reason, substitute }: Refusal,
): Promise<SeenReview> {
  const review = await holdReview(w, id)
  must(mayRefuseReview(w.viewer, review, w.deadlines, w.workshop.other_reviews))
  const refused = await updateReview(w, review, { refused_at: w.now, refusal_reason: reason })
  await endAssignment(w, review, reason)
  if (substitute) await insertSubstitute(w, id, substitute)
  await record(w, 'review.refused', { ...lineOf(review), details: { reason } })
  for (const chair of await chairsUnconflictedWith(w, review.paper_id)) {
    await send(w, reviewRefused(refused, chair))
  }
  return refused
}
