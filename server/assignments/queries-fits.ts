// How near reviewers' papers are to submissions, as the last run or a file of the chair's left it. Hidden papers are left out.
import type { Reading, Writing } from '../context.ts'
import type { Likeness } from '../core/tables-matching.ts'

type Likenesses = Map<number, Map<number, number>>

/** By paper, then by person; `files`: from which files those come that stand for texts, by paper. */
export async function likenessesKept(
  { db, viewer }: Reading,
  paperIds: number[] | null = null,
): Promise<{ files: Map<number, number>; likenesses: Likenesses }> {
  const rows: Likeness[] = await db<Likeness>('likenesses')
    .whereNotIn('paper_id', [...viewer.conflicted])
    .modify((one) => {
      if (paperIds !== null) one.whereIn('paper_id', paperIds)
    })
  const likenesses = new Map(
    rows.map(({ paper_id, people, shares }) => [
      paper_id,
      new Map(people.map((person, at) => [person, shares[at] ?? 0])),
    ]),
  )
  const files = new Map(
    rows.flatMap(({ paper_id, score_file_id }): [number, number][] =>
      score_file_id === null ? [] : [[paper_id, score_file_id]],
    ),
  )
  return { files, likenesses }
}

const TOGETHER = 200

/** Those of texts anew: what stands in a file stays, also one that came in force while these were compared. */
export async function replaceLikenesses({ db }: Writing, likenesses: Likenesses): Promise<void> {
  await db<Likeness>('likenesses').where({ source: 'texts' }).delete()
  const rows = [...likenesses].map(([paper_id, row]) => ({
    paper_id,
    people: [...row.keys()],
    shares: [...row.values()],
    source: 'texts' as const,
  }))
  for (let at = 0; at < rows.length; at += TOGETHER)
    await db<Likeness>('likenesses')
      .insert(rows.slice(at, at + TOGETHER))
      .onConflict()
      .ignore()
}
