// The shape of the rows of recruiting and bidding; the truth is migrations/schema.sql.

type Instant = Temporal.Instant
type Id = number

export const BID_LEVELS = ['eager', 'willing', 'pinch', 'unwilling'] as const
export type BidLevel = (typeof BID_LEVELS)[number]
export type Bid = { paper_id: Id; person_id: Id; level: BidLevel; bid_at: Instant }

/** From 1, not at all, to 5, what they work on. */
export const TOPIC_LEVELS = [1, 2, 3, 4, 5] as const
export type TopicLevel = (typeof TOPIC_LEVELS)[number]
export type ReviewerTopic = { person_id: Id; topic_id: Id; level: TopicLevel }

/** A paper that somebody wrote before; `words` is its abstract, or more of it. */
export type PastPaper = {
  id: Id
  person_id: Id
  title: string
  words: string
  source: 'pdf' | 'bibtex' | 'pasted'
  added_at: Instant
}

/** Somebody who answered the public call for reviewers. */
export type Application = {
  id: Id
  email: string
  name: string
  affiliation: string
  load: number
  words: string
  applied_at: Instant
  admitted_at: Instant | null
  admitted_by: Id | null
  declined_at: Instant | null
  declined_by: Id | null
}

/** By which a program reads as its owner; the token itself is nowhere. */
export type ApiToken = {
  id: Id
  person_id: Id
  name: string
  hash: string
  created_at: Instant
  expires_at: Instant
  ended_at: Instant | null
  /** Within the hour. */
  last_used_at: Instant | null
}

/** Asked for at sign-in once it is confirmed. */
export type SecondFactor = {
  person_id: Id
  /** Sealed. */
  secret: string
  begun_at: Instant
  confirmed_at: Instant | null
  /** The newest step whose code was used. */
  last_step: number | null
  /** In a row. */
  wrong_codes: number
  /** By a new password, after many of them. */
  reopened_at: Instant | null
}
