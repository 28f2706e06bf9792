// Viewers in every relation to one paper, that paper in every state, and the table that a verdict makes of them.
import assert from 'node:assert/strict'
import { type Deadlines, deadlinesAt } from '../../server/policy/deadlines.ts'
import type * as may from '../../server/policy/papers.ts'
import type { Verdict } from '../../server/policy/verdict.ts'
import { type Viewer, visitor } from '../../server/policy/viewer.ts'

const ID = 7
const own = new Set([ID])
export const person: Viewer = { ...visitor, personId: 1, confirmed: true }
export const VIEWERS = {
  visitor,
  person,
  author: { ...person, authored: own, contactOf: own, conflicted: own },
  reviewer: { ...person, isReviewer: true, assigned: own },
  chair: { ...person, isChair: true },
  authorChair: { ...person, isChair: true, authored: own, contactOf: own, conflicted: own },
  conflicted: { ...person, isChair: true, conflicted: own },
} satisfies Record<string, Viewer>
export type Who = keyof typeof VIEWERS
export const EVERYBODY = Object.keys(VIEWERS).filter((name): name is Who => name in VIEWERS)

export const AT = Temporal.Instant.from('2023-05-20T12:00:00Z')
export const CLOSE = AT.add({ hours: 24 })
export const open = (now = AT): Deadlines =>
  deadlinesAt([{ name: 'submission', opens_at: AT, closes_at: CLOSE, hard: true }], now)
export const closed = open(CLOSE.add({ hours: 1 }))

export const draft: may.DatedPaper = {
  id: ID,
  submitted_at: null,
  withdrawn_at: null,
  desk_rejected_at: null,
  announced: false,
  extended_until: null,
}
export const submitted: may.DatedPaper = { ...draft, submitted_at: AT }
type State =
  | 'draft'
  | 'submitted'
  | 'withdrawn'
  | 'deskRejected'
  | 'announced'
  | 'announcedWithdrawn'
  | 'announcedDeskRejected'
export const STATES: Record<State, may.DatedPaper> = {
  draft,
  submitted,
  withdrawn: { ...submitted, withdrawn_at: AT },
  deskRejected: { ...submitted, desk_rejected_at: AT },
  announced: { ...submitted, announced: true },
  announcedWithdrawn: { ...submitted, announced: true, withdrawn_at: AT },
  announcedDeskRejected: { ...submitted, announced: true, desk_rejected_at: AT },
}

/** y: yes, h: hidden, b: a because; one letter for each of EVERYBODY, in order. */
export const letter = (verdict: Verdict) => (verdict === 'yes' ? 'y' : verdict === 'hidden' ? 'h' : 'b')
export const row = (verdict: (viewer: Viewer) => Verdict) =>
  EVERYBODY.map((who) => letter(verdict(VIEWERS[who]))).join('')

export function table(
  verdict: (viewer: Viewer, paper: may.DatedPaper) => Verdict,
  expected: Record<State, string>,
) {
  const found = Object.entries(STATES).map(([state, paper]) => [
    state,
    row((viewer) => verdict(viewer, paper)),
  ])
  assert.deepEqual(Object.fromEntries(found), expected)
}
