// The shape of the rows of discussions; the truth is migrations/schema.sql.

type Instant = Temporal.Instant
type Id = number

export type Comment = {
  id: string
  paper_id: Id
  /** The message that it answers; null where it begins a thread. */
  thread_id: string | null
  person_id: Id
  /** Under which number its writer reviews the paper; null: a chair. */
  reviewer_number: number | null
  /** 'reviewers' with the chairs, or the chairs and whoever began the thread. */
  audience: 'reviewers' | 'chairs'
  text: string
  version: number
  written_at: Instant
  changed_at: Instant | null
  removed_at: Instant | null
}

export type CommentVersion = { comment_id: string; version: number; text: string; written_at: Instant }

/** What of a message reached a person: a letter told of it, the page showed it. */
export type CommentReading = {
  comment_id: string
  person_id: Id
  told_at: Instant | null
  read_at: Instant | null
}
