// Which authors the last letter about their paper did not reach: a refused address is theirs to correct, and nobody else notices.
import type { Reading } from '../context.ts'
import type { Authorship } from '../core/tables-authorships.ts'

/** Of letters that have left; one that waits to be sent says nothing yet. `a`: the author's line. */
export const UNREACHED = `coalesce((select l.failed_at is not null from letters l join letter_papers lp on lp.letter_id = l.id
  where lp.paper_id = a.paper_id and l.to_email = a.email and coalesce(l.sent_at, l.kept_at, l.failed_at) is not null
  order by l.written_at desc, l.id limit 1), false)`

type Line = Pick<Authorship, 'paper_id' | 'name' | 'email'>

/** The caller has found these papers for the viewer, among whose authors the viewer is, or whose chair. */
export async function unreachedAuthors({ db }: Reading, paperIds: number[]): Promise<Map<number, Line[]>> {
  if (paperIds.length === 0) return new Map()
  const { rows } = await db.raw<{ rows: Line[] }>(
    `select a.paper_id, a.name, a.email from authorships a
     where a.paper_id = any(cast(:paperIds as bigint[])) and a.email <> '' and ${UNREACHED} order by a.paper_id, a.position`,
    { paperIds },
  )
  return Map.groupBy(rows, ({ paper_id }) => paper_id)
}
