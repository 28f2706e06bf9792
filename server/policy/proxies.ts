// May I: act for the authors of a paper, as a chair who is none of them and in no conflict.
import type { PaperFacts } from './papers.ts'
import type { Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

/** Open to the deadline and beyond it: the reason is journalled, and the authors are told. */
export function mayActFor(viewer: Viewer, paper: PaperFacts): Verdict {
  if (!isChairOf(viewer, paper.id)) return 'hidden'
  if (viewer.actsFor.has(paper.id)) return { because: 'You act for the authors of this paper already.' }
  if (paper.withdrawn_at)
    return { because: 'This paper is withdrawn, so there is nothing to do for its authors.' }
  return paper.desk_rejected_at
    ? { because: 'This paper was rejected without review, so there is nothing to do for its authors.' }
    : 'yes'
}

export const mayStopActing = (viewer: Viewer, paper: PaperFacts): Verdict =>
  isChairOf(viewer, paper.id) && viewer.actsFor.has(paper.id) ? 'yes' : 'hidden'
