// The shape of the rows of author lists and the corrections that co-authors propose; the truth is migrations/schema.sql.

type Instant = Temporal.Instant
type Id = number

export type Authorship = {
  id: Id
  paper_id: Id
  position: number
  name: string
  email: string
  affiliation: string
  person_id: Id | null
  orcid: string
  /** May edit the paper, with an account of this address. */
  contact: boolean
  asked_at: Instant | null
  asked_as: string | null
  confirmed_at: Instant | null
  confirmed_as: string | null
  token_hash: string | null
  token_expires_at: Instant | null
}

/** What an author proposes for the own line of the list, or a contact for the address of another, until it is accepted or declined. */
export type Correction = {
  id: Id
  authorship_id: Id
  name: string
  affiliation: string
  position: number
  leaves: boolean
  note: string
  /** The address that a contact proposes; null where the author of the line proposes anything else. */
  email: string | null
  proposed_by: Id | null
  proposed_at: Instant
  accepted_at: Instant | null
  accepted_by: Id | null
  declined_at: Instant | null
  declined_by: Id | null
}
