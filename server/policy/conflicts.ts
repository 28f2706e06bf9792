// May I: conflicts of interest. Authors declare for their paper, reviewers for themselves, chairs for anybody.
import type { Conflict } from '../core/tables-conflicts.ts'
import { all, chairsOnly, type Verdict } from './verdict.ts'
import { isChairOf, judges, type Viewer } from './viewer.ts'

type Numbered = { id: number }
export type Side = Conflict['declared_as']
type Facts = Pick<Conflict, 'paper_id' | 'declared_as' | 'confirmed_at' | 'questioned_at'>

/** On whose side the viewer speaks of the paper's conflicts; null: the paper is none of theirs. */
export function sideOf(viewer: Viewer, paper: Numbered): Side | null {
  if (viewer.authored.has(paper.id)) return 'author'
  if (isChairOf(viewer, paper.id)) return 'chair'
  return judges(viewer, paper.id) ? 'reviewer' : null
}

/** The list of a paper's conflicts names people: it is for its authors and the unconflicted chairs. */
export function maySeeConflicts(viewer: Viewer, paper: Numbered): Verdict {
  const side = sideOf(viewer, paper)
  return side === 'author' || side === 'chair' ? 'yes' : 'hidden'
}

/** The list over all papers; of a paper with which a chair is in conflict it holds nothing. */
export const maySeeAllConflicts = chairsOnly

/** Authors read what authors said: the rest would tell them who reviews for the workshop, or even their paper. */
export function maySeeConflict(
  viewer: Viewer,
  conflict: Pick<Conflict, 'paper_id' | 'declared_as'>,
): Verdict {
  const side = sideOf(viewer, { id: conflict.paper_id })
  return side === 'chair' || (side === 'author' && conflict.declared_as === 'author') ? 'yes' : 'hidden'
}

const CONTACTS = { because: 'Only contacts among the authors may change this paper. Ask one of them.' }

const speaksForAuthors = (viewer: Viewer, paper: Numbered): Verdict =>
  viewer.authored.has(paper.id) && !viewer.contactOf.has(paper.id) ? CONTACTS : 'yes'

/** `who` is the person said to be in conflict; null for somebody named by address. */
export function mayDeclareConflict(viewer: Viewer, paper: Numbered, who: number | null): Verdict {
  const side = sideOf(viewer, paper)
  if (side === null) return 'hidden'
  if (side !== 'reviewer') return speaksForAuthors(viewer, paper)
  return who !== null && who === viewer.personId
    ? 'yes'
    : { because: 'You may declare a conflict of your own, not one of somebody else.' }
}

const PINNED = { because: 'The chairs have confirmed this conflict. Write to them to have it removed.' }

const ANOTHER_CHAIR = {
  because:
    'You are a chair yourself, so you cannot keep another chair from your paper. That chair declares it, or a co-author who is no chair.',
}

/** A chair in conflict with a paper neither removes nor replaces those who act for it, also not by a word as its author. */
export const maySayChairConflicted = (viewer: Viewer, paper: Numbered): Verdict =>
  viewer.isChair && viewer.conflicted.has(paper.id) ? ANOTHER_CHAIR : 'yes'

/** Authors take back what authors said, until chairs have confirmed it; what a chair or reviewer said is lifted by a chair. */
export function mayLiftConflict(viewer: Viewer, conflict: Facts): Verdict {
  const seen = maySeeConflict(viewer, conflict)
  const paper = { id: conflict.paper_id }
  if (seen !== 'yes' || isChairOf(viewer, paper.id)) return seen
  return all(speaksForAuthors(viewer, paper), conflict.confirmed_at ? PINNED : 'yes')
}

const forChairs = (viewer: Viewer, conflict: Facts): Verdict =>
  isChairOf(viewer, conflict.paper_id)
    ? 'yes'
    : maySeeConflict(viewer, conflict) === 'yes'
      ? { because: 'This is for chairs.' }
      : 'hidden'

export const mayConfirmConflict = (viewer: Viewer, conflict: Facts): Verdict =>
  all(
    forChairs(viewer, conflict),
    conflict.confirmed_at ? { because: 'This conflict is confirmed already.' } : 'yes',
  )

/** Only what the authors said can be asked of them: a question about anything else would tell them of it. */
export function mayQuestionConflict(viewer: Viewer, conflict: Facts): Verdict {
  if (conflict.declared_as !== 'author')
    return all(forChairs(viewer, conflict), { because: 'The authors did not declare this one.' })
  return all(
    forChairs(viewer, conflict),
    conflict.confirmed_at ? { because: 'This conflict is confirmed already.' } : 'yes',
    conflict.questioned_at ? { because: 'The authors are asked already.' } : 'yes',
  )
}

export function mayJustifyConflict(viewer: Viewer, conflict: Facts): Verdict {
  if (maySeeConflict(viewer, conflict) !== 'yes') return 'hidden'
  if (!viewer.authored.has(conflict.paper_id)) return { because: 'This is for the authors of the paper.' }
  const asked: Verdict = conflict.questioned_at ? 'yes' : { because: 'Nobody has asked about this conflict.' }
  return all(speaksForAuthors(viewer, { id: conflict.paper_id }), asked)
}

/** To say of a suggestion that there is nothing to it, and to take that back. */
export const mayClear = (viewer: Viewer, paper: Numbered): Verdict =>
  isChairOf(viewer, paper.id)
    ? 'yes'
    : maySeeConflicts(viewer, paper) === 'yes'
      ? { because: 'This is for chairs.' }
      : 'hidden'

export function mayCompleteConflicts(viewer: Viewer, paper: Numbered): Verdict {
  if (maySeeConflicts(viewer, paper) !== 'yes') return 'hidden'
  return viewer.authored.has(paper.id)
    ? speaksForAuthors(viewer, paper)
    : { because: 'This is for the authors of the paper.' }
}
