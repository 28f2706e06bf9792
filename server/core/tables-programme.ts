// The shape of the rows of the programme and its editions; the truth is migrations/schema.sql.

type Instant = Temporal.Instant
type Id = number

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
  /** `nobody`: none of its authors can come, nor speak from afar. */
  attendance: 'in-person' | 'remote' | 'nobody'
  /** For the chairs; co-authors read it where they can change it. */
  note: string
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
