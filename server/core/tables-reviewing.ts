// The shape of the rows of reviewing, decisions, programme and mail; the truth is migrations/schema.sql.

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
/** Why a run left places open, by paper, so that each chair reads only what concerns visible papers. */
export type Shortage = { paper_id: Id; wanted: number; missing: number; allowed: number }
/** What a chair wishes of a run beside the number of reviewers. Runs from before wished nothing. */
export type Wishes = {
  objective: 'floor' | 'total'
  /** A level of the chair's own that no paper may be below; null for the best there is. */
  floor: number | null
  /** Papers that every reviewer gets at least, and seniors that every paper gets at least. */
  least: number
  seniors: number
  /** Not two of one institution, not two who wrote together, not two who review each other. */
  institutions: boolean
  coauthors: boolean
  mutual: boolean
  /** No pair is more likely than this many in a hundred. */
  cap: number | null
  /** What stands and nobody has begun may move, as little of it as can be. */
  repair: boolean
  /** Of a hundred, how much the text counts beside the topics; what is added for seniors, in hundredths. */
  text_share: number
  senior_bonus: number
  unwilling: boolean
  /** Seconds after which the best found counts. */
  limit: number
}
/** A group that wants more than can be had, by ids. */
export type Obstacle = {
  kind: 'places' | 'minimums' | 'seniors'
  papers: Id[]
  reviewers: Id[]
  wanted: number
  possible: number
}
/** What came out of the search. `bound`: no assignment under the same wishes is worth more; null when the time was up before there was one. */
export type Found = {
  status: 'optimal' | 'feasible' | 'infeasible' | 'stopped'
  value: number
  bound: number | null
  floor: number | null
  obstacles: Obstacle[]
  /** What in words cannot be, where nothing was found. */
  contradictions: string[]
  seconds: number
}
export type Progress = { step: 'reading' | 'comparing' | 'searching' | 'evening'; done: number; of: number }
export type Run = {
  id: Id
  requested_at: Instant
  requested_by: Id
  reviews_per_paper: number
  seed: number
  wishes: Partial<Wishes>
  progress: Progress | null
  finished_at: Instant | null
  failure: string | null
  reasons: Shortage[]
  outcome: Found | null
  cancelled_at: Instant | null
  cancelled_by: Id | null
  adopted_at: Instant | null
  adopted_by: Id | null
}
export type Proposal = { run_id: Id; paper_id: Id; person_id: Id; score: number; by_hand: boolean }
export type PairRuling = {
  paper_id: Id
  person_id: Id
  ruling: 'locked' | 'forbidden'
  ruled_at: Instant
  ruled_by: Id
}
export type Likeness = { paper_id: Id; people: Id[]; shares: number[]; source: 'texts' | 'file' }
export type Assignment = {
  id: Id
  paper_id: Id
  person_id: Id
  run_id: Id | null
  assigned_at: Instant
  assigned_by: Id
  batch_id: Id | null
  dispatched_at: Instant | null
  ended_at: Instant | null
  ended_by: Id | null
  end_reason: string | null
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
  version: number
  created_at: Instant
  saved_at: Instant | null
  submitted_at: Instant | null
  refused_at: Instant | null
  refusal_reason: string | null
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
  batch_id: Id | null
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
  dispatched_at: Instant | null
}

export const SLOT_KINDS = [
  'remarks',
  'session',
  'contributed-talk',
  'break',
  'poster-session',
  'panel',
  'awards',
] as const
export type SlotKind = (typeof SLOT_KINDS)[number]
export type Slot = {
  id: Id
  starts_at: Instant
  ends_at: Instant
  kind: SlotKind
  title: string
  paper_id: Id | null
}
export type Appearance = {
  id: Id
  slot_id: Id
  position: number
  name: string
  affiliation: string
  title: string
}
export type Board = { number: number; paper_id: Id }
export type Presentation = {
  paper_id: Id
  presenter: string
  attendance: 'in-person' | 'remote'
  said_at: Instant
  said_by: Id
}
export type Absence = { paper_id: Id; slot_id: Id }
export type Edition = { number: number; published_at: Instant; published_by: Id; note: string }
export type EditionSlot = {
  edition: number
  slot_id: Id
  starts_at: Instant
  ends_at: Instant
  kind: SlotKind
  title: string
  paper_id: Id | null
  appearances: { name: string; affiliation: string; title: string }[]
}
export type EditionBoard = { edition: number; number: number; paper_id: Id }

export type Batch = {
  id: Id
  kind: 'assignments' | 'decisions' | 'papers'
  title: string
  created_at: Instant
  created_by: Id
  dispatched_at: Instant | null
  dispatched_by: Id | null
  discarded_at: Instant | null
}
export type LetterRow = {
  id: string
  batch_id: Id | null
  view: string
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

export type ReminderAudience = 'reviewers' | 'chairs'
/** `hours` after reviews are due, or before it where negative. */
export type ReminderRule = { id: Id; audience: ReminderAudience; hours: number; active: boolean }
