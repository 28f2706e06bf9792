// The shape of the rows of forms: their fields and the answers; the truth is migrations/schema.sql.

type Instant = Temporal.Instant

export type FormName = 'submission' | 'review'

/** What a chair can ask for, in the one form or the other, and what is asked of every paper in a way of its own. */
export const KINDS = [
  'heading',
  'score',
  'text',
  'long-text',
  'choice',
  'choices',
  'number',
  'link',
  'file',
  'confirmation',
] as const
export type FieldKind = (typeof KINDS)[number] | 'topics' | 'paper' | 'supplement' | 'authors' | 'conflicts'

/** What a file may be: nothing among them runs where it is opened. */
export const FILE_TYPES = ['pdf', 'zip', 'png', 'jpeg', 'text'] as const
export type FileType = (typeof FILE_TYPES)[number]

export const REQUIRED = ['never', 'draft', 'submission'] as const
export const READERS = ['reviewers', 'authors', 'decided', 'chairs'] as const

export type Field = {
  id: number
  form: FormName
  /** null: made by a chair. */
  key: string | null
  kind: FieldKind
  label: string
  help: string
  position: number
  required: (typeof REQUIRED)[number]
  /**
   * Of a paper's answer: authors and chairs; reviewers too; chairs alone once it is written. Of a review's: its authors as
   * soon as they read it; not before they know the decision; the reviewers of the paper; chairs alone. What is written for few
   * is never read by more.
   */
  readers: (typeof READERS)[number]
  /** Of a file the types that are taken, of a score the words for each number from 1. */
  options: string[]
  /** Of a number its bounds, of choices how many, of a file its megabytes. */
  least: number | null
  most: number | null
  soft_words: number | null
  hard_words: number | null
  /** Asked only where an earlier answer is one of these options. */
  condition_id: number | null
  condition_options: string[]
  changed_at: Instant | null
  changed_by: number | null
  retired_at: Instant | null
}

export type AnswerValue = string | string[]
export type Answer = {
  field_id: number
  paper_id: number | null
  review_id: string | null
  value: AnswerValue
  answered_at: Instant
}
