// Reminding authors of drafts, reviewers of what they have not sent, chairs of what is missing late; and the rules of it.
import type { Writing } from '../context.ts'
import { record } from '../core/journal.ts'
import { sendAll } from '../core/outbox.ts'
import { gapsOfAll } from '../papers/missing.ts'
import { authorsOf } from '../papers/queries.ts'
import { mayRemind } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import type { RuleTyped } from './form.ts'
import { draftIsOpen, reviewsAreDue, reviewsAreMissing } from './letters.ts'
import { dueDrafts, markReminded } from './queries.ts'
import {
  type DueReviews,
  dueReviews,
  holdReviewerById,
  holdRules,
  insertStop,
  markTold,
  removeStop,
  type UnsentReview,
  updateRules,
} from './queries-reviews.ts'

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

/** What each rule that has struck asks for; after a pause only the newest of them. Open to the schedule alone. */
export async function remindReviews(w: Writing): Promise<void> {
  await tell(w, await dueReviews(w, 'reviewers'), 'review.reminded')
  await tell(w, await dueReviews(w, 'chairs'), 'review.missed')
}

async function tell(w: Writing, due: DueReviews[], event: 'review.reminded' | 'review.missed') {
  if (due.length === 0) return
  const letters = due.map((one) =>
    one.audience === 'chairs' ? reviewsAreMissing(w, one) : reviewsAreDue(w, one),
  )
  await markTold(w, due)
  await sendAll(w, letters)
  for (const [review, hours] of eachOnce(due))
    await record(w, event, {
      paperId: review.paper_id,
      subject: `Review ${review.number}`,
      details: { hours },
    })
}

/** Several chairs may hear of the same review. */
function eachOnce(due: DueReviews[]): [UnsentReview, number][] {
  const all = due.flatMap(({ reviews, hours }) =>
    reviews.map((review): [UnsentReview, number] => [review, hours]),
  )
  return [...new Map(all.map((one) => [one[0].id, one])).values()]
}

export async function setRules(w: Writing, typed: RuleTyped[]): Promise<void> {
  must(mayRemind(w.viewer))
  const rules = await holdRules(w)
  const changed = typed.filter(({ id, hours, active }) =>
    rules.some((rule) => rule.id === id && (rule.hours !== hours || rule.active !== active)),
  )
  if (changed.length === 0) return
  await updateRules(w, changed)
  await record(w, 'reminders.set', { subject: 'Reminders of reviews', details: { rules: changed } })
}

export async function stopReminders(w: Writing, personId: number): Promise<string> {
  must(mayRemind(w.viewer))
  const reviewer = await holdReviewerById(w, personId)
  await insertStop(w, personId)
  await record(w, 'reminders.stopped', { subject: reviewer.name })
  return reviewer.name
}

export async function resumeReminders(w: Writing, personId: number): Promise<string> {
  must(mayRemind(w.viewer))
  const reviewer = await holdReviewerById(w, personId)
  await removeStop(w, personId)
  await record(w, 'reminders.resumed', { subject: reviewer.name })
  return reviewer.name
}
