// Under which name a writer stands in a discussion, and for whom a message is, as this viewer may know both.
import type { Comment } from '../core/tables-comments.ts'
import { isChairOf, type Viewer } from '../policy/viewer.ts'

type Written = Pick<Comment, 'paper_id' | 'person_id' | 'reviewer_number'> & { writer: string }

/** Reviewers stand by their number, chairs by their role; chairs know the people. */
export function writerOf(
  viewer: Viewer,
  comment: Written,
): { who: string; name: string | null; own: boolean } {
  const own = comment.person_id === viewer.personId
  return {
    who: comment.reviewer_number === null ? 'Chair' : `Reviewer ${comment.reviewer_number}`,
    name: !own && isChairOf(viewer, comment.paper_id) ? comment.writer : null,
    own,
  }
}

type Thread = Pick<Comment, 'audience'> & { starter_id: number; starter_number: number | null }
export type ReadersShown = { words: string; chairsOnly: boolean }

export function readersOf(viewer: Viewer, { audience, starter_id, starter_number }: Thread): ReadersShown {
  if (audience === 'reviewers') return { words: 'Reviewers and chairs', chairsOnly: false }
  if (starter_number === null) return { words: 'Chairs only', chairsOnly: true }
  const reviewer = starter_id === viewer.personId ? 'you' : `Reviewer ${starter_number}`
  return { words: `Chairs and ${reviewer} only`, chairsOnly: true }
}
