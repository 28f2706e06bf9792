// May I: conflicts of interest. Authors declare for their paper, reviewers for themselves, chairs for anybody.
import type { Conflict } from '../core/tables.ts'
import type { Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

type Numbered = { id: number }
export type Side = Conflict['declared_as']

/** On whose side the viewer speaks of the paper's conflicts; null: the paper is none of theirs. */
export function sideOf(viewer: Viewer, paper: Numbered): Side | null {
  if (viewer.authored.has(paper.id)) return 'author'
  if (isChairOf(viewer, paper.id)) return 'chair'
  return viewer.assigned.has(paper.id) ? 'reviewer' : null
}

/** The list of a paper's conflicts names people: it is for its authors and the unconflicted chairs. */
export function maySeeConflicts(viewer: Viewer, paper: Numbered): Verdict {
  const side = sideOf(viewer, paper)
  return side === 'author' || side === 'chair' ? 'yes' : 'hidden'
}

/** Authors read what authors said: the rest would tell them who reviews for the workshop, or even their paper. */
export function maySeeConflict(
  viewer: Viewer,
  conflict: Pick<Conflict, 'paper_id' | 'declared_as'>,
): Verdict {
  const side = sideOf(viewer, { id: conflict.paper_id })
  return side === 'chair' || (side === 'author' && conflict.declared_as === 'author') ? 'yes' : 'hidden'
}

/** `who` is the person said to be in conflict; null for somebody named by address. */
export function mayDeclareConflict(viewer: Viewer, paper: Numbered, who: number | null): Verdict {
  const side = sideOf(viewer, paper)
  if (side === null) return 'hidden'
  if (side !== 'reviewer' || (who !== null && who === viewer.personId)) return 'yes'
  return { because: 'You may declare a conflict of your own, not one of somebody else.' }
}

/** Authors take back what authors said; what a chair or reviewer said is lifted by a chair. */
export const mayLiftConflict = (
  viewer: Viewer,
  conflict: Pick<Conflict, 'paper_id' | 'declared_as'>,
): Verdict => maySeeConflict(viewer, conflict)
