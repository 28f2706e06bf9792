// Whom reviewers would ask instead of themselves, as they handed a paper back.
import type { Writing } from '../context.ts'
import type { Substitute } from '../core/tables-reviewing.ts'

export const insertSubstitute = (
  { db, now }: Writing,
  reviewId: string,
  substitute: Pick<Substitute, 'name' | 'email' | 'note'>,
) => db<Substitute>('substitutes').insert({ ...substitute, review_id: reviewId, proposed_at: now })
