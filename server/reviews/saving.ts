// A form that came with a request, held against the review as it stands now.
import type { Writing } from '../context.ts'
import type { Problems } from '../core/form.ts'
import type { AnswerValue, Field } from '../core/tables-fields.ts'
import type { Review } from '../core/tables-reviewing.ts'
import type { Answers } from '../fields/asked.ts'
import { listFields, replaceAnswers } from '../fields/queries.ts'
import { answersOf, changesIn, keptAs, placed, wantedOf, withPending } from './answers.ts'
import { type Difference, differences } from './differences.ts'
import type { ReviewDraft } from './form.ts'
import { holdReview, type SeenReview } from './queries.ts'
import { makeRoom, versionInsert } from './queries-versions.ts'
import { updateReview } from './queries-writing.ts'
import { unfitIn } from './unfit.ts'

export type Opened = {
  review: SeenReview
  fields: Field[]
  /** What counts, and what its writer sees: with what waits to be sent. */
  counting: Answers
  standing: Answers
  /** What this form would change of it. */
  changes: Answers
  notes: string | undefined
  draft: ReviewDraft
  /** Why nothing of it can be kept, or that this form was overtaken by its own next save. */
  unfit: Problems
  isOld: boolean
  clash: Difference[]
}

/** The caller asks policy before anything of it is shown or written. */
export async function opened(w: Writing, id: string, draft: ReviewDraft): Promise<Opened> {
  const review = await holdReview(w, id)
  const fields = await listFields(w, 'review')
  const wanted = wantedOf(fields, draft.typed)
  const counting = answersOf(review, fields)
  const standing = withPending(counting, fields, review.pending)
  const isOwn = draft.tab !== undefined && draft.tab === review.saved_from
  const isOvertaken = !isOwn && draft.version !== undefined && draft.version !== review.version
  const { private_notes: notes } = draft
  const sides = { now: standing, wanted, notesNow: review.private_notes, notesWanted: notes }
  return {
    review,
    fields,
    counting,
    standing,
    changes: changesIn(standing, wanted),
    notes: notes === review.private_notes ? undefined : notes,
    draft,
    unfit: unfitIn(fields, wanted),
    isOld: isOwn && (draft.turn ?? 0) < (review.saved_turn ?? 0),
    clash: isOvertaken ? differences(fields, sides) : [],
  }
}

/** Whether there is anything to save. */
export const isChanged = ({ changes, notes }: Opened) => changes.size > 0 || notes !== undefined

type Written = { answers: Answers; change: Partial<Review>; is_draft: boolean }

/** Keeps a version of what its writer sees now. True where it is a new one. */
export async function write(
  w: Writing,
  { review, fields, standing, notes, draft }: Opened,
  { answers, change, is_draft }: Written,
): Promise<{ review: SeenReview; isNew: boolean }> {
  const { columns, made } = placed(fields, answers)
  await replaceAnswers(w, { review_id: review.id }, made)
  const tab = draft.tab ?? null
  const row = {
    ...columns,
    ...(notes === undefined ? {} : { private_notes: notes }),
    saved_from: tab,
    saved_turn: tab === null ? null : (draft.turn ?? null),
    saved_at: w.now,
    ...change,
  }
  const kept = {
    ...{ review_id: review.id, version: review.version + 1, is_draft, saved_from: tab },
    fields: snapshot({ ...review, ...row }, fields, new Map([...standing, ...answers])),
  }
  const isReplacing = await makeRoom(w, kept)
  const written = await updateReview(w, review, row, versionInsert(w, kept))
  const saved = { ...written, answers: { ...review.answers, ...Object.fromEntries(made) } }
  return { review: saved, isNew: !isReplacing }
}

/** By the names of the fields; columns as they are, so that nothing is lost on the way. */
function snapshot(review: SeenReview, fields: Field[], standing: Answers) {
  const { text, note, correctness, relevance, overall, confidence, fit_for_talk, private_notes } = review
  const columns = { text, note, correctness, relevance, overall, confidence, fit_for_talk }
  const waiting = Object.entries(review.pending ?? {})
  const made = fields.flatMap((field): [string, AnswerValue][] => {
    const value = standing.get(field.id)
    return field.key !== null || value === undefined ? [] : [[keptAs(field), value]]
  })
  return {
    ...columns,
    ...Object.fromEntries([...made, ...waiting]),
    ...(private_notes ? { private_notes } : {}),
  }
}
