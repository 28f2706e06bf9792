// The shape of the rows of letters and of the journal; the truth is migrations/schema.sql.

type Instant = Temporal.Instant
type Id = number

export type Batch = {
  id: string
  kind: 'assignments' | 'decisions' | 'papers' | 'circulars'
  title: string
  created_at: Instant
  created_by: Id
  dispatched_at: Instant | null
  dispatched_by: Id | null
  discarded_at: Instant | null
}

export type LetterRow = {
  id: string
  batch_id: string | null
  view: string
  template_id: Id | null
  model: Record<string, unknown>
  person_id: Id | null
  to_name: string
  to_email: string
  subject: string
  body_text: string
  body_html: string
  secret: string | null
  written_at: Instant
  attempts: number
  sent_at: Instant | null
  kept_at: Instant | null
  failed_at: Instant | null
  failure: string | null
}

/** A version of the text of a kind of letter; without words it takes the text of the house back. */
export type TemplateRow = {
  id: Id
  view: string
  subject: string | null
  body: string | null
  written_at: Instant
  written_by: Id | null
}

export type JournalRow = {
  id: Id
  at: Instant
  person_id: Id | null
  verb: string
  paper_id: Id | null
  subject: string
  details: Record<string, unknown>
  request_id: string
}
