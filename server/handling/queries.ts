// Who is in charge of a paper, for chairs who may know.
import type { Reading, Writing } from '../context.ts'

/** The chair who was named, as long as that person is one and has no conflict with the paper. */
export const handlingChair = (
  { db }: Reading,
  paperId: number,
): Promise<{ person_id: number; name: string } | undefined> =>
  db('handling_chairs as h')
    .join('people as p', 'p.id', 'h.person_id')
    .where('h.paper_id', paperId)
    .whereNotExists(
      db('conflicted as k')
        .whereRaw('k.paper_id = h.paper_id and k.person_id = h.person_id')
        .select(db.raw('1')),
    )
    .first<{ person_id: number; name: string } | undefined>('h.person_id', 'p.name')

/** null: every chair without a conflict again. */
export async function nameHandling({ db, now, viewer }: Writing, paperId: number, personId: number | null) {
  await db('handling_chairs').where({ paper_id: paperId }).delete()
  if (personId === null) return
  await db('handling_chairs').insert({
    paper_id: paperId,
    person_id: personId,
    named_at: now,
    named_by: viewer.personId,
  })
}
