// The shape of the rows of people, the workshop and papers; the truth is migrations/schema.sql, and the other tables stand in tables-*.ts.

type Instant = Temporal.Instant
type Id = number

export type Person = {
  id: Id
  email: string
  name: string
  affiliation: string
  password_hash: string | null
  created_at: Instant
  confirmed_at: Instant | null
}

/** A further address of a person; it counts from its confirmation to its removal. */
export type Email = {
  id: Id
  person_id: Id
  email: string
  added_at: Instant
  confirmed_at: Instant | null
  token_hash: string | null
  expires_at: Instant | null
  removed_at: Instant | null
}

export type Chair = { person_id: Id; appointed_at: Instant; appointed_by: Id | null }

export type Reviewer = {
  person_id: Id
  load: number
  senior: boolean
  standby: boolean
  joined_at: Instant
  left_at: Instant | null
}

export type TokenPurpose = 'setup' | 'confirmation' | 'password_reset'

export type Token = {
  id: Id
  purpose: TokenPurpose
  hash: string
  person_id: Id | null
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

export const PAPER_SIZES = ['any', 'letter', 'a4'] as const

export type Workshop = {
  id: 1
  name: string
  short_name: string
  host: string
  motto: string
  city: string
  region: string
  virtual_attendance: boolean
  time_zone: string
  days_tentative: boolean
  lead: string
  pitch: string
  call_text: string
  conduct: string
  contact_email: string
  boards: number
  board_limit: string
  reviews_per_paper: number
  early_reading: boolean
  /** Whether letters of decisions carry the reviews, as authors read them. */
  reviews_in_letters: boolean
  /** Most pages of main text; null: any number. */
  main_pages: number | null
  paper_size: (typeof PAPER_SIZES)[number]
  /** Findings of these kinds stop a submission. */
  blocking_checks: string[]
  other_reviews: 'after-own' | 'always' | 'never'
  /** Days of silence after which the invited are reminded; null: never. */
  remind_invited_after: number | null
  remind_invited_most: number
  /** The words of the public call for reviewers; null: there is none. */
  reviewer_call: string | null
  author_limit: number
  /** From then on the lists of authors are fixed; null: as long as the papers can be changed. */
  authors_freeze_at: Instant | null
  /** From then on chairs need a second factor; null: they choose for themselves. */
  second_factor_since: Instant | null
  created_at: Instant
  created_by: Id
}

export const STAGES = [
  'submission',
  'bidding',
  'assignment',
  'review',
  'response',
  'discussion',
  'decision',
  'notification',
  'camera_ready',
  'workshop',
] as const

export type StageName = (typeof STAGES)[number]

export type Stage = { name: StageName; opens_at: Instant | null; closes_at: Instant; hard: boolean }

export type Topic = { id: Id; theme: string; name: string; position: number }

export type FeaturedPerson = {
  id: Id
  kind: 'speaker' | 'panelist' | 'organizer'
  name: string
  affiliation: string
  link: string
  importance: number
}

export type Paper = {
  id: Id
  title: string
  abstract: string
  keywords: string
  code_url: string
  prior_publication: string
  conflicts_confirmed_at: Instant | null
  /** Typed and not fit to count yet; the columns keep what counts. */
  pending: { typed: Record<string, unknown>; problems: Record<string, string> } | null
  /** The open form that saved last: it does not clash with itself when an answer was lost. */
  saved_from: string | null
  /** How far that form was: an older request of it that arrives late changes nothing. */
  saved_turn: number | null
  version: number
  created_at: Instant
  created_by: Id
  changed_at: Instant
  submitted_at: Instant | null
  submitted_by: Id | null
  withdrawn_at: Instant | null
  withdrawn_by: Id | null
  withdrawal_reason: string | null
  desk_rejected_at: Instant | null
  desk_rejected_by: Id | null
  desk_rejection_reason: string | null
  deleted_at: Instant | null
  deleted_by: Id | null
}

/** A deadline of its own for one paper, given by a chair or by a late-entry code. */
export type Extension = {
  id: Id
  paper_id: Id
  until: Instant
  reason: string
  late_code_id: Id | null
  granted_at: Instant
  granted_by: Id
  ended_at: Instant | null
  ended_by: Id | null
}

export type LateCode = {
  id: Id
  hash: string
  meant_for: string
  until: Instant
  made_at: Instant
  made_by: Id
  revoked_at: Instant | null
  revoked_by: Id | null
}

/** `what`, never the text itself; `paper`: whose secret it is. */
export type Leak = { what: string; who: string; address: string; paper: number | null }

export type LeakSearch = {
  id: number
  begun_at: Instant
  ended_at: Instant
  viewers: number
  visits: number
  secrets: number
  leaks: Leak[]
}
