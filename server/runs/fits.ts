// How well everybody fits papers by now: likeness as the last run left it, topics, bids and seniority as they stand.
import type { Board } from '../assignments/board.ts'
import { likenessesKept } from '../assignments/queries-fits.ts'
import { standingBids } from '../bids/queries.ts'
import type { Reading } from '../context.ts'
import type { Wishes } from '../core/tables-matching.ts'
import { type Fit, scorer, weightsOf } from './scores.ts'
import { WISHES } from './wishes.ts'

/** For these papers; null for all of them. */
export async function fitsFor(
  r: Reading,
  { forbidden }: Pick<Board, 'forbidden'>,
  paperIds: number[] | null,
  wishes: Wishes = WISHES,
): Promise<Fit> {
  return (await fitsAndFilesFor(r, { forbidden }, paperIds, wishes)).fit
}

/** `external`: papers for which a file's scores stand for the likeness of texts. */
export async function fitsAndFilesFor(
  r: Reading,
  { forbidden }: Pick<Board, 'forbidden'>,
  paperIds: number[] | null,
  wishes: Wishes,
): Promise<{ fit: Fit; external: (paperId: number) => boolean }> {
  const { likenesses, files } = await likenessesKept(r, paperIds)
  const bids = await standingBids(r)
  const fit = scorer({ bids, forbidden }, likenesses, weightsOf(wishes))
  return { fit, external: (paperId) => files.has(paperId) }
}
