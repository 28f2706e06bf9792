// What reviewers have said and written within a span, as acceptTask, saveReview and submitReview leave it.
import { draftOf, wholeOf } from './acts-reviewing.ts'
import type { Asked } from './asked.ts'
import { isWithin, type Span } from './span.ts'

export const acceptances = (asked: Asked[], span: Span) =>
  asked.flatMap(({ id, task: { acceptedAt } }) =>
    acceptedAt && isWithin(span, acceptedAt) ? [{ id, accepted_at: acceptedAt }] : [],
  )

export type Acceptance = ReturnType<typeof acceptances>[number]

export const reviewChanges = (asked: Asked[], span: Span) =>
  asked.flatMap(({ id, review, draftedAt, submittedAt, task }) => {
    const at = submittedAt ?? draftedAt
    if (task.handback || !isWithin(span, at)) return []
    const fields = submittedAt ? wholeOf(review) : draftOf(review)
    return [{ id, fields, saved_at: at, submitted_at: submittedAt }]
  })

export type ReviewChange = ReturnType<typeof reviewChanges>[number]
