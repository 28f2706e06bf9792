// The state of a paper in the fixed words of the interface.
import type { Pill } from '../core/pill.ts'
import type { Outcome } from '../core/tables-reviewing.ts'
import type { SeenPaper } from './queries.ts'

export const OUTCOMES: Record<Outcome, Pill> = {
  talk: { tone: 'talk', text: 'Accepted, talk' },
  poster: { tone: 'accent', text: 'Accepted, poster' },
  reject: { tone: 'mute', text: 'Not accepted' },
}

/** `known`: the released decision that the viewer may know. */
export function stateOf(paper: SeenPaper, known: Outcome | null, submissionOver: boolean): Pill {
  if (paper.withdrawn_at) return { tone: 'outline', text: 'Withdrawn' }
  if (paper.desk_rejected_at) return { tone: 'mute', text: 'Not accepted' }
  if (known) return OUTCOMES[known]
  if (!paper.submitted_at) return { tone: 'warn', text: 'Draft, not submitted' }
  return submissionOver
    ? { tone: 'info', text: 'In review' }
    : { tone: 'ok', text: 'Submitted', sign: 'check' }
}
