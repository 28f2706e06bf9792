// What reviewers have written until an instant, as saveReview and submitReview leave it.
import type { Db } from '../core/db.ts'
import { draftOf, reviewsAsked, wholeOf } from './acts-reviewing.ts'
import type { Cast } from './cast.ts'
import type { Script } from './script.ts'

export const isBy = (at: Temporal.Instant, until: Temporal.Instant) =>
  Temporal.Instant.compare(at, until) <= 0

export async function reviewChanges(db: Db, script: Script, cast: Cast, until: Temporal.Instant) {
  return (await reviewsAsked(db, script, cast)).flatMap(({ id, review, draftedAt, submittedAt }) => {
    const at = submittedAt ?? draftedAt
    if (!isBy(at, until)) return []
    const fields = submittedAt ? wholeOf(review) : draftOf(review)
    return [{ id, fields, saved_at: at, submitted_at: submittedAt }]
  })
}

export type ReviewChange = Awaited<ReturnType<typeof reviewChanges>>[number]
