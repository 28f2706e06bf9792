// Who is in charge of a paper, and who could be, as its page shows it to chairs without a conflict.
import type { Reading } from '../context.ts'
import { waitsForChair } from '../decisions/queries.ts'
import { chairsUnconflictedWith } from '../people/queries.ts'
import { mayNameHandlingChair } from '../policy/chairs.ts'
import { yes } from '../policy/verdict.ts'
import { handlingChair } from './queries.ts'

export type Handling = {
  chair: number | null
  name: string | null
  chairs: { value: number; label: string }[]
}

async function handlingOf(r: Reading, paperId: number): Promise<Handling | null> {
  if (!yes(mayNameHandlingChair(r.viewer, paperId))) return null
  const [named, chairs] = await Promise.all([handlingChair(r, paperId), chairsUnconflictedWith(r, paperId)])
  return {
    chair: named?.person_id ?? null,
    name: named?.name ?? null,
    chairs: chairs.map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** That nobody may act for it is told to those who see inside: its authors and chairs. */
export async function chargeOf(r: Reading, paperId: number, inside: boolean) {
  const [waits, handling] = await Promise.all([waitsForChair(r, paperId), handlingOf(r, paperId)])
  return { waits: inside && waits, handling }
}
