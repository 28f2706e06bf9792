// May I: the report of the search for leaks. A leak of a paper is told to chairs without a conflict with it.
import { chairsOnly, type Verdict } from './verdict.ts'
import { isChairOf, isChairOfAll, type Viewer } from './viewer.ts'

export const maySeeSecurity = chairsOnly

/** What belongs to no paper may stand at the address of one. */
export const maySeeLeak = (viewer: Viewer, leak: { paper: number | null }): Verdict =>
  leak.paper === null ? maySeeExtent(viewer) : isChairOf(viewer, leak.paper) ? 'yes' : 'hidden'

/** How much was visited grows with every review and letter, so who must not know of some reads no sums. */
export const maySeeExtent = (viewer: Viewer): Verdict => (isChairOfAll(viewer) ? 'yes' : 'hidden')
