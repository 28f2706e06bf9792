// One pair of the matrix: how well it fits, and what binds or forbids it, in a mark and in words. Pure.
import type { StandingRow } from '../assignments/queries.ts'
import type { Bid } from '../assignments/scoring.ts'
import { KIND_WORDS } from '../conflicts/kinds.ts'
import type { RulingRow } from '../rulings/queries.ts'
import type { ConflictReason } from './queries.ts'

/** The strongest first: what forbids, what stands, what is proposed, what a reviewer would not, nothing. */
export type Mark = 'conflict' | 'back' | 'out' | 'ending' | 'assigned' | 'proposed' | 'unwilling' | 'free'

/** What is known of one pair. */
export type Known = {
  score: number | null
  bid: Bid
  conflict: Pick<ConflictReason, 'kind' | 'reason' | 'declarer'> | null
  refused: boolean
  ruling: Pick<RulingRow, 'ruling' | 'by'> | null
  standing: Pick<StandingRow, 'suspended' | 'dispatched_at' | 'saved_at' | 'submitted_at'> | null
  proposed: boolean
  ending: boolean
}

const conflictWords = ({ kind, declarer }: NonNullable<Known['conflict']>): string =>
  kind === 'author' ? 'wrote it' : `${KIND_WORDS[kind].toLowerCase()}, declared by ${declarer}`

export function markOf({ conflict, refused, ruling, standing, proposed, ending, bid }: Known): Mark {
  if (conflict) return 'conflict'
  if (refused) return 'back'
  if (standing && ending) return 'ending'
  if (standing) return 'assigned'
  if (ruling?.ruling === 'forbidden') return 'out'
  if (proposed) return 'proposed'
  return bid === 'unwilling' ? 'unwilling' : 'free'
}

const BIDS: Record<Bid, string> = {
  eager: 'bid eager',
  willing: 'bid willing',
  pinch: 'bid neutral',
  unwilling: 'bid not me',
  none: '',
}

function standingWords({ dispatched_at, saved_at, submitted_at }: NonNullable<Known['standing']>): string {
  if (submitted_at) return 'assigned, review submitted'
  if (saved_at) return 'assigned, review begun'
  return dispatched_at ? 'assigned and sent' : 'assigned, not sent'
}

/** What stands before all else, then score, lock and bid: the words of the mark for who does not see it. */
export function wordsOf(known: Known): string {
  const { score, bid, conflict, ruling, standing } = known
  const state: Record<Mark, string> = {
    conflict: conflict ? `conflict, ${conflictWords(conflict)}${standing ? '; suspended' : ''}` : '',
    back: 'handed back',
    out: ruling ? `ruled out by ${ruling.by}` : '',
    ending: 'assigned, would be ended',
    assigned: standing ? standingWords(standing) : '',
    proposed: 'proposed',
    unwilling: '',
    free: '',
  }
  const locked = ruling?.ruling === 'locked' ? `locked by ${ruling.by}` : ''
  const match = score === null ? '' : `match ${score.toFixed(2)}`
  return [state[markOf(known)], match, locked, BIDS[bid]].filter(Boolean).join(', ')
}
