// May I: who reads the answer to a field, and who empties it. Facts in, verdict out.
import type { Field } from '../core/tables-fields.ts'
import type { Deadlines } from './deadlines.ts'
import { type DatedPaper, isInReview, mayEditPaper, maySeePaper, type PaperFacts } from './papers.ts'
import type { Verdict } from './verdict.ts'
import { isChairOf, judges, type Viewer } from './viewer.ts'

/**
 * Of a paper. Authors write every answer, yet what only chairs read stands nowhere but in their form and with the chairs.
 * A chair in conflict is no chair here.
 */
export function mayReadAnswer(
  viewer: Viewer,
  paper: PaperFacts,
  { readers, key }: Pick<Field, 'readers' | 'key'>,
): Verdict {
  if (maySeePaper(viewer, paper) !== 'yes') return 'hidden'
  if (isChairOf(viewer, paper.id)) return 'yes'
  if (readers === 'chairs') return 'hidden'
  if (viewer.authored.has(paper.id)) return 'yes'
  if (readers !== 'reviewers') return 'hidden'
  // Keywords and code belong to a paper that is public; what a chair asks of authors does not.
  return key !== null || (judges(viewer, paper.id) && isInReview(paper)) ? 'yes' : 'hidden'
}

/** A file is taken off only where the form asks for none; what is wanted is replaced instead. */
export function mayTakeOff(
  viewer: Viewer,
  paper: DatedPaper,
  { required }: Pick<Field, 'required'>,
  deadlines: Deadlines,
): Verdict {
  const edit = mayEditPaper(viewer, paper, deadlines)
  if (edit !== 'yes') return edit
  return required === 'never' ? 'yes' : { because: 'This file is asked for. Replace it by another instead.' }
}
