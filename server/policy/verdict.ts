// A verdict is yes, hidden (as if it were not there), or a because: the text that the person reads.
import { NotFound, Refused } from '../core/errors.ts'
import type { Viewer } from './viewer.ts'

export type Verdict = 'yes' | 'hidden' | { because: string }

export const yes = (verdict: Verdict): boolean => verdict === 'yes'

/** The reason of a refusal, to be shown beside the button that is not there; null when allowed or hidden. */
export const because = (verdict: Verdict): string | null =>
  typeof verdict === 'string' ? null : verdict.because

/** Throws what the verdict says: nothing, NotFound, or Refused with its because. */
export function must(verdict: Verdict): void {
  if (verdict === 'hidden') throw new NotFound()
  if (verdict !== 'yes') throw new Refused(verdict.because)
}

export const signedInOnly = (viewer: Viewer): Verdict => (viewer.personId === null ? 'hidden' : 'yes')

export const chairsOnly = (viewer: Viewer): Verdict => (viewer.isChair ? 'yes' : 'hidden')

/** The first verdict that is not yes. */
export const all = (...verdicts: Verdict[]): Verdict => verdicts.find((verdict) => verdict !== 'yes') ?? 'yes'
