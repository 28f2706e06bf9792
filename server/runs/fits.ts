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
  const { likenesses } = await likenessesKept(r, paperIds)
  const bids = await standingBids(r)
  return scorer({ bids, forbidden }, likenesses, weightsOf(wishes))
}
