// May I: meta-reviews. Written by a reviewer or a chair, named by a chair; read as the chairs have chosen.
import type { MetaReview, MetaRules } from '../core/tables-meta-reviews.ts'
import { mayDiscuss } from './comments.ts'
import type { Deadlines } from './deadlines.ts'
import { type InReviewFacts, isInReview } from './papers.ts'
import type { OtherReviews } from './reviews.ts'
import { all, type Verdict } from './verdict.ts'
import { isChairOf, judges, type Viewer } from './viewer.ts'

const stillOpen = (paper: InReviewFacts, { decision }: Deadlines): Verdict => {
  if (!isInReview(paper)) return { because: 'This paper is not in review, so no meta-review is asked for.' }
  return decision?.over ? { because: 'Decisions are final, so the meta-review stays as it is.' } : 'yes'
}

/** Whoever reads what it is made of. */
const mayWeigh = (viewer: Viewer, paperId: number) =>
  isChairOf(viewer, paperId) || (judges(viewer, paperId) && !viewer.conflicted.has(paperId))

export function mayNameMetaReviewer(
  viewer: Viewer,
  paper: InReviewFacts,
  deadlines: Deadlines,
  rules: MetaRules,
): Verdict {
  return isChairOf(viewer, paper.id) && rules.active ? stillOpen(paper, deadlines) : 'hidden'
}

/** Whoever reviews for the workshop or chairs it. `candidate`: as whom they would look at the paper. */
export const mayBeMetaReviewer = (candidate: Viewer, paperId: number): Verdict =>
  (candidate.isReviewer || candidate.isChair) && !candidate.conflicted.has(paperId)
    ? 'yes'
    : { because: 'Choose one of the reviewers, or a chair, without a conflict with this paper.' }

export type MetaFacts = Pick<MetaReview, 'paper_id' | 'person_id' | 'submitted_at'> & {
  /** The decision was released to the authors. */
  released: boolean
}

export function mayWriteMetaReview(
  viewer: Viewer,
  meta: MetaFacts,
  paper: InReviewFacts,
  deadlines: Deadlines,
): Verdict {
  if (meta.person_id !== viewer.personId || !mayWeigh(viewer, meta.paper_id) || viewer.watched)
    return 'hidden'
  const untold: Verdict = meta.released
    ? { because: 'The decision is released, so the meta-review stays as it is.' }
    : 'yes'
  return all(stillOpen(paper, deadlines), untold)
}

/** A draft is its writer's alone. */
export function mayReadMetaReview(
  viewer: Viewer,
  meta: MetaFacts,
  rules: MetaRules,
  others: OtherReviews,
): Verdict {
  const { paper_id, person_id, submitted_at, released } = meta
  if (!submitted_at) return 'hidden'
  if (isChairOf(viewer, paper_id)) return 'yes'
  if (viewer.authored.has(paper_id)) return rules.readers === 'authors' && released ? 'yes' : 'hidden'
  if (viewer.conflicted.has(paper_id) || !judges(viewer, paper_id)) return 'hidden'
  if (person_id === viewer.personId) return 'yes'
  return rules.readers !== 'chairs' && mayDiscuss(viewer, paper_id, others) === 'yes' ? 'yes' : 'hidden'
}
