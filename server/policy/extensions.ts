// May I: open the deadline longer for a paper, and take papers in after it.
import { type Deadlines, submissionOf } from './deadlines.ts'
import type { DatedPaper } from './papers.ts'
import { chairsOnly, type Verdict, yes } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

/** The page of late papers, the deadline of everybody, and codes: those open it for papers that do not exist yet. */
export const mayExtendForAll = chairsOnly

export function mayExtend(viewer: Viewer, paper: DatedPaper): Verdict {
  if (!isChairOf(viewer, paper.id)) return 'hidden'
  if (paper.withdrawn_at) return { because: 'This paper is withdrawn, so its deadline cannot be moved.' }
  return paper.desk_rejected_at
    ? { because: 'This paper was rejected without review, so its deadline cannot be moved.' }
    : 'yes'
}

/** Taking in, as it stands, a draft that the deadline found complete. Whether it is complete, the action looks up. */
export function mayAdmit(viewer: Viewer, paper: DatedPaper, deadlines: Deadlines): Verdict {
  const extend = mayExtend(viewer, paper)
  if (!yes(extend)) return extend
  if (paper.submitted_at) return { because: 'This paper is submitted already.' }
  return submissionOf(deadlines, paper)?.over
    ? 'yes'
    : { because: 'Its authors can still submit this draft themselves.' }
}
