// The roles a person holds now.
import type { Viewer } from '../policy/viewer.ts'

export type Role = 'author' | 'reviewer' | 'chair'

/** Everybody with an account may author; the other roles are those held now. */
export const rolesOf = (viewer: Viewer): Role[] => [
  'author',
  ...(viewer.isReviewer ? (['reviewer'] as const) : []),
  ...(viewer.isChair ? (['chair'] as const) : []),
]

export const defaultRole = (viewer: Viewer): Role =>
  viewer.isChair ? 'chair' : viewer.isReviewer ? 'reviewer' : 'author'
