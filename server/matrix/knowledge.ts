// Everything that is known of pairs, looked up by paper and reviewer: for the matrix and for the page of one pair.
import { type Board, pairKey } from '../assignments/board.ts'
import { likenessesKept } from '../assignments/queries-fits.ts'
import { standingBids } from '../bids/queries.ts'
import type { Reading } from '../context.ts'
import { endingsOf, findRun, proposalsOf, type RunRow } from '../runs/queries.ts'
import { type Fit, scorer, weightsOf } from '../runs/scores.ts'
import { type Asked, askedOf, WISHES } from '../runs/wishes.ts'
import type { Known } from './cells.ts'
import { conflictReasons } from './queries.ts'

export type Draft = {
  run: RunRow
  proposals: Awaited<ReturnType<typeof proposalsOf>>
  endings: Awaited<ReturnType<typeof endingsOf>>
}

export async function draftOf(r: Reading, id: number | null): Promise<Draft | null> {
  if (id === null) return null
  const run = await findRun(r, id)
  const [proposals, endings] = await Promise.all([proposalsOf(r, id), endingsOf(r, id)])
  return { run, proposals, endings }
}

type Named = { paper_id: number; person_id: number }
const byPair = <T extends Named>(rows: T[]) => new Map(rows.map((row) => [pairKey(row), row]))

export type Knowledge = {
  fit: Fit
  asked: Asked
  /** A file's scores stand for the likeness of texts. */
  external: (paperId: number) => boolean
  of: (pair: Named, score: number | null) => Known
}

/** `paperIds`: of which papers likenesses are read; null for all. Fits are those of pairs that could be, and only the unwilling have none. */
export async function knowledgeOf(
  r: Reading,
  board: Board,
  draft: Draft | null,
  paperIds: number[] | null,
): Promise<Knowledge> {
  const [bids, kept, reasons] = await Promise.all([
    standingBids(r),
    likenessesKept(r, paperIds),
    conflictReasons(r, paperIds ?? board.papers.map(({ id }) => id)),
  ])
  const asked: Asked = draft
    ? askedOf(draft.run)
    : { ...WISHES, wanted: r.workshop.reviews_per_paper, seed: 1 }
  const levels = byPair(bids)
  const [standing, rulings, conflicts] = [byPair(board.standing), byPair(board.rulings), byPair(reasons)]
  const [refused, proposed, ending] = [
    byPair(board.refused),
    byPair(draft?.proposals ?? []),
    byPair(draft?.endings ?? []),
  ]
  return {
    asked,
    external: (paperId) => kept.files.has(paperId),
    fit: scorer({ bids, forbidden: new Set() }, kept.likenesses, weightsOf(asked)),
    of: (pair, score) => {
      const key = pairKey(pair)
      return {
        score,
        bid: levels.get(key)?.level ?? 'none',
        conflict: conflicts.get(key) ?? null,
        refused: refused.has(key),
        ruling: rulings.get(key) ?? null,
        standing: standing.get(key) ?? null,
        proposed: proposed.has(key),
        ending: ending.has(key),
      }
    },
  }
}
