// The state of a paper in the fixed words of the interface.
import type { Outcome } from '../core/tables-reviewing.ts'
import type { SeenPaper } from './queries.ts'

export type Pill = { tone: string; text: string; icon: string | null }

const pill = (tone: string, text: string, icon: string | null = null): Pill => ({ tone, text, icon })

export const OUTCOMES: Record<Outcome, Pill> = {
  talk: pill('talk', 'Accepted, talk'),
  poster: pill('accent', 'Accepted, poster'),
  reject: pill('mute', 'Not accepted'),
}

/** `known`: the released decision that the viewer may know. */
export function stateOf(paper: SeenPaper, known: Outcome | null, submissionOver: boolean): Pill {
  if (paper.withdrawn_at) return pill('outline', 'Withdrawn')
  if (paper.desk_rejected_at) return pill('mute', 'Not accepted')
  if (known) return OUTCOMES[known]
  if (!paper.submitted_at) return pill('warn', 'Draft, not submitted')
  return submissionOver ? pill('info', 'In review') : pill('ok', 'Submitted', 'check')
}
