// May I: who reads the answer to a field. Facts in, verdict out.
import type { Field } from '../core/tables-fields.ts'
import { isInReview, maySeePaper, type PaperFacts } from './papers.ts'
import type { Verdict } from './verdict.ts'
import { isChairOf, type Viewer } from './viewer.ts'

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
  if (readers === 'authors') return 'hidden'
  // Keywords and code belong to a paper that is public; what a chair asks of authors does not.
  return key !== null || (viewer.assigned.has(paper.id) && isInReview(paper)) ? 'yes' : 'hidden'
}
