// The shape of the rows of ratings; the truth is migrations/schema.sql.

/** How good a chair finds a review: 1 of little use, 2 useful, 3 outstanding. */
export type Rating = { review_id: string; person_id: number; rating: 1 | 2 | 3; rated_at: Temporal.Instant }
