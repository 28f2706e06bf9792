// May I: take a chair's role away, and name the chair who is in charge of a paper.
import type { Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

/** `orphans`: papers that only this chair, of all, may act for. */
export type ChairFacts = { person_id: number; chairs: number; orphans: number[] }

const papers = (ids: number[]) => (ids.length === 1 ? `paper ${ids[0]}` : `papers ${ids.join(', ')}`)

/**
 * Whoever is in conflict with a paper could take it from those who act for it. Which chairs these are, is not for that
 * person to know, so no other chair can be removed at all. Only one's own papers are named: those that one may act for.
 */
export function mayRemoveChair(viewer: Viewer, chair: ChairFacts): Verdict {
  if (!viewer.isChair) return 'hidden'
  if (chair.chairs === 1) return { because: 'A workshop has at least one chair. Invite another one first.' }
  if (chair.person_id !== viewer.personId && viewer.conflicted.size > 0)
    return { because: 'You are in conflict with a paper, so a chair without any conflict has to do this.' }
  return chair.orphans.length > 0
    ? {
        because: `Every other chair is in conflict with ${papers(chair.orphans)}. Invite another chair first.`,
      }
    : 'yes'
}

export const mayNameHandlingChair = (viewer: Viewer, paperId: number): Verdict =>
  isChairOf(viewer, paperId) ? 'yes' : 'hidden'
