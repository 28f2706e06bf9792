// The shape of the rows of conflicts and what speaks for them; the truth is migrations/schema.sql.

type Instant = Temporal.Instant
type Id = number

export const CONFLICT_KINDS = [
  'co-author',
  'advisor',
  'institution',
  'collaborator',
  'family',
  'other',
] as const

export type ConflictKind = (typeof CONFLICT_KINDS)[number]

export type Conflict = {
  id: string
  paper_id: Id
  person_id: Id | null
  email: string | null
  kind: ConflictKind
  reason: string
  declared_at: Instant
  declared_by: Id
  declared_as: 'author' | 'reviewer' | 'chair'
  lifted_at: Instant | null
  lifted_by: Id | null
  /** Pinned by a chair: only a chair lifts it. */
  confirmed_at: Instant | null
  confirmed_by: Id | null
  questioned_at: Instant | null
  questioned_by: Id | null
  question: string | null
  justified_at: Instant | null
  justified_by: Id | null
  justification: string | null
}

/** A chair's word that a pair is in no conflict. */
export type Clearance = {
  id: string
  paper_id: Id
  person_id: Id
  reason: string
  cleared_at: Instant
  cleared_by: Id
  ended_at: Instant | null
  ended_by: Id | null
}

/** What somebody says of themselves: tied to a person by address, or to an institution. */
export type Tie = {
  id: Id
  person_id: Id
  kind: ConflictKind
  email: string | null
  institution: string | null
  note: string
  said_at: Instant
}
