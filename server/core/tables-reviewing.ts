// The shape of the rows of inviting, assigning, reviewing and deciding; the truth is migrations/schema.sql.
import type { AnswerValue } from './tables-fields.ts'

type Instant = Temporal.Instant
type Id = number

export type Invitation = {
  id: Id
  email: string
  name: string
  role: 'reviewer' | 'chair'
  load: number
  message: string
  token_hash: string
  invited_at: Instant
  invited_by: Id
  expires_at: Instant
  /** Its page stood before a person; who answered has opened it anyway. */
  opened_at: Instant | null
  accepted_at: Instant | null
  accepted_by: Id | null
  refused_at: Instant | null
  refusal_reason: string | null
  revoked_at: Instant | null
  /** A colleague whom somebody who declined suggested. */
  suggestion: string | null
  /** The invited said that they have seen it, and want to be asked again at `postponed_until`. */
  postponed_at: Instant | null
  postponed_until: Instant | null
  reminded_at: Instant | null
  reminders: number
  /** Hashes of the links in earlier letters, which go on working. */
  earlier_hashes: string[]
}

export type Assignment = {
  id: Id
  paper_id: Id
  person_id: Id
  run_id: Id | null
  assigned_at: Instant
  assigned_by: Id
  batch_id: string | null
  dispatched_at: Instant | null
  ended_at: Instant | null
  ended_by: Id | null
  end_reason: string | null
  /** The reviewer said yes; working on it says the same. */
  accepted_at: Instant | null
  /** The PDF stood on their screen first. */
  opened_at: Instant | null
  unable_at: Instant | null
  unable_reason: string | null
  /** Asked alone, in the place of somebody else. */
  standin: boolean
  /** Of the link in its letter. */
  token_hash: string | null
  token_expires_at: Instant | null
}

/** More days for one assignment; answered without a date the answer is no. */
export type Deferral = {
  id: string
  assignment_id: Id
  days: number
  reason: string
  /** null: a chair gave them, and nobody had asked. */
  asked_at: Instant | null
  answered_at: Instant | null
  answered_by: Id | null
  until: Instant | null
}

export type Review = {
  id: string
  paper_id: Id
  person_id: Id
  number: number
  correctness: number | null
  relevance: number | null
  overall: number | null
  confidence: number | null
  text: string
  note: string
  fit_for_talk: boolean
  /** Its writer's alone. */
  private_notes: string
  /** Typed into a submitted review and not sent yet, by the names of its fields. */
  pending: Record<string, AnswerValue> | null
  version: number
  /** Which open form saved last, and how far it was. */
  saved_from: string | null
  saved_turn: number | null
  created_at: Instant
  saved_at: Instant | null
  submitted_at: Instant | null
  refused_at: Instant | null
  refusal_reason: string | null
}

/** Whom a reviewer who handed a paper back would ask instead. */
export type Substitute = {
  review_id: string
  name: string
  email: string
  note: string
  proposed_at: Instant
}

/** What stood in a review when it was saved, by the names of its fields; a draft is its writer's alone. */
export type ReviewVersion = {
  review_id: string
  version: number
  saved_at: Instant
  is_draft: boolean
  saved_from: string | null
  fields: Record<string, AnswerValue | number | boolean | null>
}

export type Outcome = 'talk' | 'poster' | 'reject'

export type Decision = {
  id: Id
  paper_id: Id
  outcome: Outcome
  note: string
  decided_at: Instant
  decided_by: Id
  superseded_at: Instant | null
}

export type Audience = 'authors' | 'reviewers'

export type Release = {
  id: Id
  audience: Audience
  released_at: Instant
  released_by: Id
  batch_id: string | null
  undone_at: Instant | null
  undone_by: Id | null
}

/** A row of the view known_decisions: what an audience knows of a paper now. */
export type KnownDecision = {
  audience: Audience
  paper_id: Id
  decision_id: Id
  outcome: Outcome
  note: string
  release_id: Id
  released_at: Instant
  /** Since when its letters have left or were discarded: from then on it stands, and the public may know. */
  dispatched_at: Instant | null
}

export type ReminderAudience = 'reviewers' | 'chairs'

/** `hours` after reviews are due, or before it where negative. */
export type ReminderRule = { id: Id; audience: ReminderAudience; hours: number; active: boolean }
