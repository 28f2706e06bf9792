// Whether one author may be asked once more: who has not answered, and at most once a day.
import type { Reading } from '../context.ts'
import { inWords } from '../core/dates.ts'
import type { Paper } from '../core/tables.ts'
import type { Authorship, Correction } from '../core/tables-authorships.ts'
import { standingOf } from './card.ts'

const DAY = { hours: 24 }
/** A list that changes is asked about by itself, once it rests. */
const RESTS = { hours: 1 }

type Facts = { paper: Pick<Paper, 'changed_at'>; lines: Authorship[]; line: Authorship; answered: boolean }

/** Why nothing is to be asked, in words. `answered`: a proposal of this author waits for its answer. */
function settled({ viewer }: Reading, { lines, line, answered }: Facts): string | null {
  const name = line.name || line.email
  if (line.email === '') return 'Enter an address for this author first.'
  if (line.person_id !== null && line.person_id === viewer.personId)
    return 'This is your own line. Confirm it on this page.'
  if (answered) return `${name} has answered with a proposal. Accept or decline it.`
  return standingOf(lines, line) === 'confirmed' ? `${name} has confirmed already.` : null
}

/** Why it is too early, in words. */
function early({ now, workshop }: Reading, { paper, line }: Facts): string | null {
  const name = line.name || line.email
  const isAhead = (instant: Temporal.Instant) => Temporal.Instant.compare(now, instant) < 0
  const words = (instant: Temporal.Instant) => inWords(instant, workshop.time_zone)
  if (!line.asked_at) {
    const isNew = isAhead(paper.changed_at.add(RESTS))
    return isNew ? `The list has just changed: ${name} is asked once it has rested for ten minutes.` : null
  }
  const next = line.asked_at.add(DAY)
  if (!isAhead(next)) return null
  return `${name} was asked on ${words(line.asked_at)}. The next letter may go a day later, from ${words(next)}.`
}

/** Another address is what somebody else proposes. */
export const answers = (open: Pick<Correction, 'email'> | undefined): boolean =>
  open !== undefined && !open.email

/** null: there is nothing to ask. `problem`: why the letter has to wait; null where it may be sent. */
export const againOf = (r: Reading, facts: Facts): { problem: string | null } | null =>
  settled(r, facts) ? null : { problem: early(r, facts) }

export const againProblem = (r: Reading, facts: Facts): string | null => settled(r, facts) ?? early(r, facts)
