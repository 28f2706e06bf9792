// How near reviewers' papers are to submissions, as the last run or a file of the chair's left it. Hidden papers are left out.
import type { Reading, Writing } from '../context.ts'
import type { Likeness } from '../core/tables-matching.ts'

type Likenesses = Map<number, Map<number, number>>

/** By paper, then by person. */
export async function likenessesKept(
  { db, viewer }: Reading,
  paperIds: number[] | null = null,
): Promise<{ source: Likeness['source'] | null; likenesses: Likenesses }> {
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
  return { source: rows[0]?.source ?? null, likenesses }
}

/** All of them anew: a paper without any is compared with nobody. */
export async function replaceLikenesses(
  { db }: Writing,
  likenesses: Likenesses,
  source: Likeness['source'],
): Promise<void> {
  await db<Likeness>('likenesses').delete()
  const rows = [...likenesses].map(([paper_id, row]) => ({
    paper_id,
    people: [...row.keys()],
    shares: [...row.values()],
    source,
  }))
  await db.batchInsert('likenesses', rows, 200)
}
