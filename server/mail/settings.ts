// How letters leave: what the operator has set, what chairs can, and how many are where.
import type { Reading } from '../context.ts'
import type { Pill } from '../core/pill.ts'
import { mayConfigure } from '../policy/people.ts'
import { must } from '../policy/verdict.ts'
import { STATES } from './form.ts'
import { STATE_WORDS } from './page.ts'
import { countByState } from './queries.ts'

export type MailSettings = {
  /** null: no mail server is set, so letters are kept here. */
  from: string | null
  answers: string
  counts: (Pill & { count: number })[]
}

export async function mailSettings(r: Reading, from: string | null): Promise<MailSettings> {
  must(mayConfigure(r.viewer))
  const counts = await countByState(r, '')
  return {
    from,
    answers: r.workshop.contact_email,
    counts: STATES.flatMap((state) => {
      const count = counts.get(state) ?? 0
      return count > 0 ? [{ ...STATE_WORDS[state], count }] : []
    }),
  }
}
