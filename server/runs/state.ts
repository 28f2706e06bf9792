// How far a run has come, and how that is shown.
import type { Run } from '../core/tables-reviewing.ts'

export type RunState = 'computing' | 'failed' | 'finished' | 'adopted'

export function runState(run: Pick<Run, 'adopted_at' | 'failure' | 'finished_at'>): RunState {
  if (run.adopted_at) return 'adopted'
  if (run.failure) return 'failed'
  return run.finished_at ? 'finished' : 'computing'
}

const PILLS: Record<RunState, { tone: string; text: string }> = {
  adopted: { tone: 'ok', text: 'Adopted' },
  failed: { tone: 'bad', text: 'Failed' },
  finished: { tone: 'info', text: 'Proposal' },
  computing: { tone: 'warn', text: 'Computing' },
}

export const runPill = (run: Parameters<typeof runState>[0]) => PILLS[runState(run)]
