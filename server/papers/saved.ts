// What a form that saves itself hears: the number to go on from, what cannot count yet, how far the checklist is.
import type { Reading } from '../context.ts'
import type { Saved } from './actions.ts'
import { steps } from './gaps.ts'
import { factsOf } from './missing.ts'

export async function savedReport(r: Reading, { paper, problems, clash }: Saved) {
  if (clash.length > 0) {
    const text =
      'This paper was saved in another tab or by a co-author while you were writing. Nothing is lost.'
    return { text, version: paper.version, clash }
  }
  const list = steps(await factsOf(r, paper)).map(({ fault: _, ...step }) => step)
  return {
    version: paper.version,
    savedAt: r.now.toString(),
    problems,
    /** A submitted paper stays as it was submitted while its changes are not whole. */
    apart: paper.submitted_at !== null && paper.pending !== null,
    steps: list,
  }
}
