// The shape of the rows of authors' responses; the truth is migrations/schema.sql.

type Instant = Temporal.Instant
type Id = number

/** `scope`: one response for the paper, or one for each review. */
export type ResponseRules = {
  scope: 'paper' | 'review'
  soft_words: number | null
  hard_words: number | null
}

export type Response = {
  id: string
  paper_id: Id
  /** The review that it answers; null: all of them. */
  review_id: string | null
  /** As contacts write it. */
  text: string
  version: number
  saved_at: Instant
  saved_by: Id
  /** As others read it. */
  sent_text: string | null
  sent_at: Instant | null
  sent_by: Id | null
}
