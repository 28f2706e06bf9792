// The shape of the rows of flags; the truth is migrations/schema.sql.

type Instant = Temporal.Instant
type Id = number

export type FlagKind = 'ethics' | 'anonymity' | 'plagiarism' | 'instructions' | 'other'
export type FlagOutcome = 'upheld' | 'dismissed'

export type Flag = {
  id: string
  paper_id: Id
  person_id: Id
  kind: FlagKind
  text: string
  raised_at: Instant
  outcome: FlagOutcome | null
  /** What the chairs tell whoever raised it. */
  answer: string
  closed_at: Instant | null
  closed_by: Id | null
}
