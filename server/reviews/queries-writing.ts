// Reviews are written: changed, and their assignments ended.
import type { Knex } from 'knex'
import type { Writing } from '../context.ts'
import { found } from '../core/errors.ts'
import type { Review } from '../core/tables-reviewing.ts'
import type { SeenReview } from './queries.ts'

/** `beside`: what is written with it, by the same statement. */
export async function updateReview(
  w: Writing,
  review: SeenReview,
  change: Partial<Review>,
  beside?: Knex.QueryBuilder,
): Promise<SeenReview> {
  const version = review.version + 1
  const updating = w
    .db('reviews')
    .where({ id: review.id })
    .update({ ...change, version })
    .returning('*')
  const whole = w.db.with('written', updating).from('written').select<Review[]>('*')
  const [row] = await (beside ? whole.with('beside', beside) : whole)
  return { ...review, ...found(row) }
}

export const endAssignment = (w: Writing, { paper_id, person_id }: Review, reason: string) =>
  w
    .db('assignments')
    .where({ paper_id, person_id })
    .whereNull('ended_at')
    .update({ ended_at: w.now, ended_by: w.viewer.personId, end_reason: reason })
