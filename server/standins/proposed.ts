// Whom those who declined a paper propose instead, and what one press can do about it.
import type { Reading } from '../context.ts'
import { shown, type TimeShown } from '../core/dates.ts'
import { to } from '../paths.ts'
import { mayAssignPair } from '../policy/assignments.ts'
import { mayInviteSubstitute } from '../policy/substitutes.ts'
import { because, yes } from '../policy/verdict.ts'
import { type SubstituteRow, substitutesOf } from './queries-substitutes.ts'

export type Proposed = {
  review: string
  name: string
  email: string
  note: string
  by: { name: string; href: string }
  time: TimeShown
  /** A reviewer is asked for the paper, anybody else is invited first. */
  ask: number | null
  invite: boolean
  because: string | null
}

function proposedOf({ viewer, workshop }: Reading, row: SubstituteRow): Proposed {
  const { name, email, note, person_id } = row
  const known = person_id !== null && row.isReviewer
  const may = known ? mayAssignPair(viewer, row, row) : mayInviteSubstitute(viewer, row, row)
  return {
    ...{ review: row.review_id, name, email, note, because: because(may) },
    by: { name: row.proposer, href: to.reviewer({ id: row.proposer_id }) },
    time: shown(row.proposed_at, workshop.time_zone),
    ask: known && yes(may) ? person_id : null,
    invite: !known && yes(may),
  }
}

export const proposedFor = async (r: Reading, paperId: number): Promise<Proposed[]> =>
  (await substitutesOf(r, paperId)).map((row) => proposedOf(r, row))
