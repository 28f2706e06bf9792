// The roles a person holds now.
import { mayBidNow } from '../policy/bids.ts'
import type { Deadlines } from '../policy/deadlines.ts'
import { yes } from '../policy/verdict.ts'
import type { Viewer } from '../policy/viewer.ts'

export type Role = 'author' | 'reviewer' | 'chair'

/** Everybody with an account may author; the other roles are those held now. */
export const rolesOf = (viewer: Viewer): Role[] => [
  'author',
  ...(viewer.isReviewer ? (['reviewer'] as const) : []),
  ...(viewer.isChair ? (['chair'] as const) : []),
]

/** The most responsible one; who has papers here and nothing to review yet comes for the papers. */
export function defaultRole(viewer: Viewer, deadlines: Deadlines): Role {
  if (viewer.isChair) return 'chair'
  const hasToReview = viewer.assigned.size + viewer.reviewed.size > 0 || yes(mayBidNow(viewer, deadlines))
  return viewer.isReviewer && (hasToReview || viewer.authored.size === 0) ? 'reviewer' : 'author'
}
