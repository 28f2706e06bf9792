// The shape of the rows of meta-reviews; the truth is migrations/schema.sql.
import type { Outcome } from './tables-reviewing.ts'

type Instant = Temporal.Instant
type Id = number

/** `readers`: chairs always; with 'reviewers' those of the paper too; with 'authors' they as well, once their decision is released. */
export type MetaRules = { active: boolean; readers: 'chairs' | 'reviewers' | 'authors' }

export type MetaReview = {
  paper_id: Id
  person_id: Id
  assigned_at: Instant
  assigned_by: Id
  recommendation: Outcome | null
  text: string
  version: number
  saved_at: Instant | null
  submitted_at: Instant | null
}
