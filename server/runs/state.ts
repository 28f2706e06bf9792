// How far a run has come, and how that is shown.
import type { Pill } from '../core/pill.ts'
import type { Progress, Run } from '../core/tables-matching.ts'

export type RunState = 'computing' | 'cancelled' | 'failed' | 'finished' | 'adopted'

type Facts = Pick<Run, 'adopted_at' | 'failure' | 'finished_at' | 'cancelled_at'>

export function runState(run: Facts): RunState {
  if (run.adopted_at) return 'adopted'
  if (run.cancelled_at) return 'cancelled'
  if (run.failure) return 'failed'
  return run.finished_at ? 'finished' : 'computing'
}

const PILLS: Record<RunState, Pill> = {
  adopted: { tone: 'ok', text: 'Adopted' },
  cancelled: { tone: 'outline', text: 'Cancelled' },
  failed: { tone: 'bad', text: 'Failed' },
  finished: { tone: 'info', text: 'Proposal' },
  computing: { tone: 'warn', text: 'Computing' },
}

export const runPill = (run: Facts) => PILLS[runState(run)]

/** Shares of the whole that are behind a run at the beginning of each step, and the words for it. */
const STEPS: Record<Progress['step'], { from: number; until: number; words: string }> = {
  unread: { from: 0, until: 2, words: 'Reading PDFs that went unread when they came' },
  reading: { from: 2, until: 20, words: 'Reading the texts of papers' },
  comparing: { from: 20, until: 60, words: 'Comparing them with what reviewers wrote' },
  searching: { from: 60, until: 90, words: 'Searching for the best assignment' },
  evening: { from: 90, until: 100, words: 'Spreading the load evenly' },
}

/** How far a run is, in percent and in words; one that waits for the worker is at 0. How long a search will take is not known, only its limit. */
export function progressShown(progress: Progress | null, limit: number): { percent: number; words: string } {
  if (!progress) return { percent: 0, words: 'Waiting for its turn' }
  const { from, until, words } = STEPS[progress.step]
  const share = progress.done / Math.max(1, progress.of)
  const unit = progress.of === limit && progress.step === 'searching' ? ' seconds at most' : ''
  const count = progress.done > 0 ? `: ${progress.done} of ${progress.of}${unit}` : ''
  return { percent: Math.round(from + (until - from) * share), words: words + count }
}
